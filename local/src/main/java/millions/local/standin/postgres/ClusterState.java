package millions.local.standin.postgres;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The truth that must survive a power cut and a change of shape.
 *
 * @param primary the directory of the server that holds every acknowledged row
 * @param inSync true only while each commit waits for the standby: then, and only then, the standby
 *     may take over
 * @param stale directories that followed another history and must be built anew before use
 */
record ClusterState(String primary, boolean inSync, SortedSet<String> stale) {

  ClusterState {
    stale = new TreeSet<>(stale);
  }

  ClusterState withInSync(boolean value) {
    return new ClusterState(primary, value, stale);
  }

  ClusterState withStale(String node) {
    var all = new TreeSet<>(stale);
    all.add(node);
    return new ClusterState(primary, inSync, all);
  }

  ClusterState withFresh(String node) {
    var all = new TreeSet<>(stale);
    all.remove(node);
    return new ClusterState(primary, inSync, all);
  }

  /** The standby takes over; the old primary may hold commits nobody was told of. */
  ClusterState afterFailover(String newPrimary) {
    var next = withStale(primary).withFresh(newPrimary);
    return new ClusterState(newPrimary, false, next.stale);
  }
}
