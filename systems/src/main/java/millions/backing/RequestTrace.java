package millions.backing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One request's way through the stage: its id, and which part took how long. The id reaches the
 * database as the connection's application name; the steps become the answer's {@code
 * Server-Timing}.
 *
 * <p>Bound to the thread that serves the request; work outside a request (sweeps, counting) records
 * nothing. Thread-safe.
 */
public final class RequestTrace {

  /**
   * @param part {@code cache}, {@code sql}, {@code content} ...
   * @param detail which one or with what outcome: {@code hit}, {@code replica-1}; may be empty
   */
  public record Step(String part, String detail, long nanos) {}

  private static final ScopedValue<RequestTrace> CURRENT = ScopedValue.newInstance();
  private static final RequestTrace BACKGROUND = new RequestTrace("background", false);

  private final String id;
  private final boolean recording;
  private final List<Step> steps = new CopyOnWriteArrayList<>();

  private RequestTrace(String id, boolean recording) {
    this.id = id;
    this.recording = recording;
  }

  public static RequestTrace of(String requestId) {
    return new RequestTrace(requestId, true);
  }

  /** The trace of the request this thread serves, or a trace that records nothing. */
  public static RequestTrace current() {
    return CURRENT.isBound() ? CURRENT.get() : BACKGROUND;
  }

  /** Runs the work with this as the {@link #current} trace. */
  public <R, X extends Throwable> R carry(ScopedValue.CallableOp<R, X> work) throws X {
    return ScopedValue.where(CURRENT, this).call(work);
  }

  /** Notes that a part was used since the given {@link System#nanoTime}. */
  public void step(String part, String detail, long startedAtNanos) {
    if (recording) {
      steps.add(new Step(part, detail, System.nanoTime() - startedAtNanos));
    }
  }

  public String id() {
    return id;
  }

  public List<Step> steps() {
    return List.copyOf(steps);
  }
}
