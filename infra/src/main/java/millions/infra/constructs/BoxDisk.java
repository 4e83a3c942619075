package millions.infra.constructs;

import java.util.Map;

/** Content as files on the single box's data volume. Creates nothing of its own. */
public final class BoxDisk extends Box implements BackingService {

  public BoxDisk(Ground ground) {
    super(ground, "BoxDisk", "files<br>on the data volume");
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("MILLIONS_CONTENT_DISK_DIRECTORY", "/data/content");
  }

  @Override
  public boolean isOnTheBox() {
    return true;
  }

  @Override
  public String use() {
    return "content";
  }
}
