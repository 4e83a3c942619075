package millions.backing.content;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.time.Duration;

/** Where a stage keeps content. */
@ConfigMapping(prefix = "millions.content")
public interface ContentConfig {

  ContentPlace store();

  Disk disk();

  S3 s3();

  interface Disk {
    Path directory();
  }

  /** Endpoint, region and credentials come from the AWS SDK's own environment. */
  interface S3 {
    String bucket();

    boolean pathStyle();

    Duration attemptTimeout();

    Duration callTimeout();
  }
}
