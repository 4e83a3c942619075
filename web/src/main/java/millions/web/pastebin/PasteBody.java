package millions.web.pastebin;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import millions.pastebin.InvalidPaste;
import millions.pastebin.NewPaste;
import millions.pastebin.PasteRules;
import millions.web.platform.http.FormFields;
import millions.web.platform.http.StrictUtf8;

/**
 * What a caller sent to be pasted, still unchecked: a text or a URL, and when it shall expire.
 *
 * @param expires minutes, as written
 */
record PasteBody(Optional<String> text, Optional<String> url, Optional<String> expires) {

  private static final ObjectReader STRICT =
      new ObjectMapper()
          .configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, true)
          .configure(
              com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS, true)
          .reader();

  /** How a call names its fields; the primer's own call has other words for two of them. */
  record Names(String text, String url, String expires) {
    static final Names OURS = new Names("text", "url", "expires_in_minutes");
    static final Names PRIMERS = new Names("paste_contents", null, "expiration_length_in_minutes");

    private Set<String> all() {
      return url == null ? Set.of(text, expires) : Set.of(text, url, expires);
    }

    private String sentence() {
      return url == null ? text + ", " + expires : text + " or " + url + ", and " + expires;
    }
  }

  /**
   * @throws InvalidPaste when it is no JSON object of those fields in valid UTF-8
   */
  static PasteBody json(byte[] bytes, Names names) {
    var object = object(StrictUtf8.decode(bytes, "body"));
    var fields = new HashMap<String, String>();
    object
        .properties()
        .forEach(
            field -> {
              if (!names.all().contains(field.getKey())) {
                throw new InvalidPaste(
                    printable(field.getKey()), "is not a field of this call", names.sentence());
              }
              value(field.getKey(), field.getValue(), names)
                  .ifPresent(value -> fields.put(field.getKey(), value));
            });
    return of(fields, names);
  }

  private static JsonNode object(String text) {
    try {
      var node = STRICT.readTree(text);
      if (node == null || !node.isObject()) {
        throw new InvalidPaste("body", "is not a JSON object", "one JSON object in UTF-8");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new InvalidPaste(
          "body",
          // Jackson adds where in its own buffers it stood.
          "is not JSON: " + e.getOriginalMessage().replaceFirst("(?s) *\\(start marker.*", ""),
          "one JSON object in UTF-8");
    }
  }

  private static Optional<String> value(String name, JsonNode value, Names names) {
    if (value.isNull()) {
      return Optional.empty();
    }
    if (value.isTextual() || (value.isNumber() && name.equals(names.expires()))) {
      return Optional.of(value.asText());
    }
    throw new InvalidPaste(
        name, "is not a " + (name.equals(names.expires()) ? "number" : "string"), names.sentence());
  }

  /**
   * Reads a browser's form. Fields left blank are fields not filled in, except the text: spaces are
   * a text.
   *
   * @throws InvalidPaste when it is not a form in valid UTF-8
   */
  static PasteBody form(byte[] bytes, Names names) {
    var fields = new HashMap<String, String>();
    FormFields.parse(bytes)
        .forEach(
            (name, value) -> {
              var blank = name.equals(names.text()) ? value.isEmpty() : value.isBlank();
              if (!blank) {
                fields.put(name, name.equals(names.expires()) ? value.strip() : value);
              }
            });
    return of(fields, names);
  }

  private static PasteBody of(Map<String, String> fields, Names names) {
    var body =
        new PasteBody(
            Optional.ofNullable(fields.get(names.text())),
            Optional.ofNullable(names.url()).map(fields::get),
            Optional.ofNullable(fields.get(names.expires())).filter(e -> !e.isEmpty()));
    if (body.text().isPresent() == body.url().isPresent()) {
      throw body.text().isPresent()
          ? new InvalidPaste(
              names.url(), "is given together with " + names.text(), "one of the two")
          : new InvalidPaste(names.text(), "is missing", names.sentence());
    }
    return body;
  }

  /**
   * @throws InvalidPaste when a rule is broken
   */
  NewPaste checked(PasteRules rules, Set<String> ownAuthorities) {
    return text.map(t -> rules.text(t, expires))
        .orElseGet(() -> rules.url(url.orElseThrow(), expires, ownAuthorities));
  }

  private static String printable(String name) {
    var short60 = name.length() > 60 ? name.substring(0, 60) + "…" : name;
    return short60.replaceAll("\\p{Cntrl}", "?");
  }
}
