package millions.local.process;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import millions.local.state.StateDirectory;

/** The processes a killed supervisor left behind; found in the ledger, ended by id. */
public final class LeftoverProcesses {

  private static final Duration GRACE = Duration.ofSeconds(5);

  private final ProcessLedger ledger;

  public LeftoverProcesses(StateDirectory state) {
    this.ledger = new ProcessLedger(state.logs());
  }

  /** Their roles; meaningful only while no supervisor lives. */
  public List<String> roles() {
    return ledger.living().stream().map(ProcessLedger.Entry::role).toList();
  }

  /** Ends all of them, by force after 5 s, and returns when they are gone. */
  public void end() {
    var handles = ledger.living().stream().map(ProcessLedger.Entry::handle).toList();
    handles.forEach(ProcessHandle::destroy);
    if (!gone(handles)) {
      handles.forEach(ProcessHandle::destroyForcibly);
      gone(handles);
    }
    ledger.clear();
  }

  /** Ends all of them without grace; tells which do not go. */
  public void kill(Consumer<String> tell) {
    var living = ledger.living().stream().map(ProcessLedger.Entry::handle).toList();
    living.forEach(ProcessHandle::destroyForcibly);
    if (!gone(living)) {
      ledger
          .living()
          .forEach(
              entry -> tell.accept(entry.role() + " does not go: process " + entry.handle().pid()));
    }
    ledger.clear();
  }

  private static boolean gone(List<ProcessHandle> handles) {
    try {
      return ProcessEnds.await(handles, GRACE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
