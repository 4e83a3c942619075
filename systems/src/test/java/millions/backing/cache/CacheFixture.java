package millions.backing.cache;

/** Caches for the tests of the systems. */
public final class CacheFixture {

  private CacheFixture() {}

  public static Cache local() {
    return new LocalCache(64 << 20, System::nanoTime);
  }

  public static Cache none() {
    return new NoCache();
  }
}
