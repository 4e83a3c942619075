package millions.backing.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every session store must do. */
interface SessionsContract {

  Sessions sessions();

  private static String freshSession() {
    return UUID.randomUUID().toString();
  }

  @Test
  default void recallsNewestFirst() {
    var session = freshSession();
    sessions().remember(session, "a");
    sessions().remember(session, "b");
    assertThat(sessions().recall(session)).containsExactly("b", "a");
  }

  @Test
  default void anUnknownSessionIsEmpty() {
    assertThat(sessions().recall(freshSession())).isEmpty();
  }

  @Test
  default void oneSessionNeverSeesAnother() {
    var mine = freshSession();
    sessions().remember(mine, "mine");
    sessions().remember(freshSession(), "other");
    assertThat(sessions().recall(mine)).containsExactly("mine");
  }

  @Test
  default void theListIsBounded() {
    var session = freshSession();
    IntStream.range(0, 70).forEach(i -> sessions().remember(session, "v" + i));
    assertThat(sessions().recall(session)).hasSize(50).startsWith("v69").endsWith("v20");
  }
}
