package millions.local.standin.objectstore;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import millions.backing.content.ContentStore;
import millions.ladder.Stage;
import millions.local.process.JavaCommand;
import millions.local.service.HealthCheck;
import millions.local.service.ProcessDefinition;
import millions.local.service.RestartPolicy;
import millions.local.service.ServerProcess;
import millions.local.service.Supervised;
import millions.local.state.Secrets;
import millions.local.state.StateDirectory;

/** The object store that stands in for S3, a process of its own. */
public record ObjectStoreLocation(StateDirectory state, Secrets secrets, int port)
    implements ContentLocation {

  /** The SDK is to read nothing of the user's. */
  private static final String NO_FILE = "/dev/null";

  static final String BUCKET = "millions-content";

  @Override
  public String name() {
    return "the object store";
  }

  @Override
  public boolean mayHoldContent() {
    return DiskLocation.holdsFiles(directory());
  }

  private Path directory() {
    return state.objects();
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "AWS_CONFIG_FILE",
        NO_FILE,
        "AWS_SHARED_CREDENTIALS_FILE",
        NO_FILE,
        "MILLIONS_CONTENT_S3_BUCKET",
        BUCKET,
        "MILLIONS_CONTENT_S3_PATH_STYLE",
        "true",
        "AWS_ENDPOINT_URL_S3",
        "http://127.0.0.1:" + port,
        "AWS_REGION",
        Stage.REGION,
        "AWS_ACCESS_KEY_ID",
        "millions",
        "AWS_SECRET_ACCESS_KEY",
        secrets.of("content.secret-key"));
  }

  @Override
  public Supervised component() {
    var command =
        JavaCommand.main(
            List.of("-Xmx192m", "-XX:TieredStopAtLevel=1"),
            "millions.standins.objectstore.ObjectStore",
            "--port",
            port,
            "--directory",
            directory(),
            "--bucket",
            BUCKET);
    return new ServerProcess(
        new ProcessDefinition(
            "content",
            "content",
            "127.0.0.1:" + port,
            command,
            settings(),
            directory(),
            state.logs().resolve("content.log"),
            HealthCheck.anyHttp(port),
            ProcessDefinition.START_LIMIT,
            RestartPolicy.WHEN_DEAD));
  }

  @Override
  public ContentStore open() {
    return ContentStores.objects(settings());
  }
}
