package millions.local.testing;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.net.URI;

/** The cache all web processes share, emptied so that a read must go on to the database. */
public record SharedCache(String address, String password) {

  public void empty() {
    var place = URI.create("redis://" + address);
    var uri =
        RedisURI.builder()
            .withHost(place.getHost())
            .withPort(place.getPort())
            .withPassword(password.toCharArray())
            .build();
    try (var client = RedisClient.create(uri);
        var connection = client.connect()) {
      connection.sync().flushall();
    }
  }
}
