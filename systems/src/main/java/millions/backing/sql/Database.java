package millions.backing.sql;

import java.util.Optional;
import millions.backing.BackingUnavailable;

/**
 * A system's database: sends work to the right server, changes to the primary, reads to wherever
 * they are cheapest. Every method throws {@link BackingUnavailable} when the database it needs does
 * not answer in time. Thread-safe.
 */
public interface Database {

  /**
   * Runs work that changes rows. Each statement commits by itself unless the work opens a
   * transaction.
   */
  <T> T write(SqlWork<T> work);

  /** Runs work that reads, on a replica where there is one; what it sees may be behind. */
  <T> T read(SqlWork<T> work);

  /**
   * Looks for something that may be too new for a replica: a replica that does not have it is not
   * believed, the primary is asked.
   */
  <T> Optional<T> find(SqlWork<Optional<T>> work);

  /**
   * Runs the work unless another process is running work of the same name, by an advisory lock held
   * at the primary; the lock goes with the connection, so a dead process never keeps it.
   *
   * @return whether it ran
   */
  boolean exclusively(String name, Runnable work);
}
