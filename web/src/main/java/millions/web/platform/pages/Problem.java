package millions.web.platform.pages;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * An error as RFC 9457 writes it.
 *
 * @param field the input at fault, where one is
 * @param allowed what that input may be
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    @JsonProperty("request_id") String requestId,
    String field,
    String allowed) {}
