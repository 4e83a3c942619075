package millions.standins.edge;

/** How the edge came to an answer, in the words of the header, the timing and the log. */
enum ResultType {
  HIT("Hit from edge", "hit", "Hit"),
  REFRESH_HIT("Refresh hit from edge", "refresh-hit", "RefreshHit"),
  MISS("Miss from edge", "miss", "Miss"),
  ERROR("Error from edge", "error", "Error");

  private final String header;
  private final String timing;
  private final String logged;

  ResultType(String header, String timing, String logged) {
    this.header = header;
    this.timing = timing;
    this.logged = logged;
  }

  /** The value of {@code X-Cache}. */
  String header() {
    return header;
  }

  /** The description in {@code Server-Timing}. */
  String timing() {
    return timing;
  }

  /** The word of {@code x-edge-result-type}. */
  String logged() {
    return logged;
  }
}
