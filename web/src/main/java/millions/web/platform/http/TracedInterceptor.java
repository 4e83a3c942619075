package millions.web.platform.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Carries the trace that {@link RequestEntry} opened to the thread that serves the request. */
@Traced
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class TracedInterceptor {

  private final CurrentVertxRequest request;

  TracedInterceptor(CurrentVertxRequest request) {
    this.request = request;
  }

  @AroundInvoke
  Object carry(InvocationContext call) throws Exception {
    return RequestEntry.trace(request.getCurrent()).carry(call::proceed);
  }
}
