package millions.local.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Handles INT, TERM and HUP ourselves, because a shutdown hook cannot tell a second Ctrl-C from the
 * first. {@code sun.misc.Signal} is reached by reflection: the compiler warns of it and cannot be
 * told not to.
 */
final class StopSignals {

  private StopSignals() {}

  /** Runs the action at each of these signals, in a thread of the virtual machine's. */
  static void onStop(Runnable action) {
    try {
      var signal = Class.forName("sun.misc.Signal");
      var handler = Class.forName("sun.misc.SignalHandler");
      var calling =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                action.run();
                return null;
              });
      for (var name : new String[] {"INT", "TERM", "HUP"}) {
        signal
            .getMethod("handle", signal, handler)
            .invoke(null, signal.getConstructor(String.class).newInstance(name), calling);
      }
    } catch (InvocationTargetException e) {
      // the virtual machine keeps the signal to itself (-Xrs): then the system's own end applies
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
