package millions.infra.constructs;

import java.util.Map;
import millions.infra.constructs.stack.MillionsStack;
import millions.infra.constructs.stack.StageConstruct;

/** Content as files on the single box's data volume. Creates no resource. */
public final class BoxDisk extends StageConstruct implements BackingService {

  public BoxDisk(MillionsStack stack) {
    super(stack, "BoxDisk", "files<br>on the data volume");
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("MILLIONS_CONTENT_DISK_DIRECTORY", "/data/content");
  }

  @Override
  public boolean isOnTheWebServer() {
    return true;
  }

  @Override
  public String arrowLabel() {
    return "content";
  }
}
