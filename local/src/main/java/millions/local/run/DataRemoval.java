package millions.local.run;

import java.util.function.Consumer;
import millions.local.state.StateDirectory;

/** Forgets the data of earlier runs, also what they left in a backend that outlives them. */
public final class DataRemoval {

  private final StateDirectory state;
  private final Consumer<String> tell;

  public DataRemoval(StateDirectory state, Consumer<String> tell) {
    this.state = state;
    this.tell = tell;
  }

  /**
   * Only when nothing runs.
   *
   * @throws millions.local.process.StartFailure when what lies in a backend does not go; no data is
   *     forgotten then
   */
  public void run() throws InterruptedException {
    for (var provider : Backends.others()) {
      provider.removeData(state, tell);
    }
    state.forgetData();
  }
}
