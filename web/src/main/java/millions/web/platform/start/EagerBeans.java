package millions.web.platform.start;

import io.quarkus.arc.ClientProxy;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import millions.backing.cache.Cache;
import millions.backing.content.ContentStore;
import millions.backing.sessions.Sessions;
import millions.backing.sql.Databases;

/**
 * Makes at the start what is otherwise made at its first use, and talks to none of it: a setting
 * that cannot be right ends the start with its name, while a part that is down ends nothing.
 */
@ApplicationScoped
class EagerBeans {

  void start(
      @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event,
      Databases databases,
      Cache cache,
      Sessions sessions,
      ContentStore content) {
    ClientProxy.unwrap(databases);
    ClientProxy.unwrap(cache);
    ClientProxy.unwrap(sessions);
    ClientProxy.unwrap(content);
  }
}
