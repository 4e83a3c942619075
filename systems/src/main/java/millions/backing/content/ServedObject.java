package millions.backing.content;

import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * What an edge says of an object that it serves straight from the bucket: it passes on the stored
 * headers, and a browser takes no stylesheet or script of the default type {@code
 * application/octet-stream}. Told by the key's ending, so that a file keeps its type when it moves
 * here from a disk.
 */
final class ServedObject {

  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private ServedObject() {}

  static void describe(PutObjectRequest.Builder put, String key) {
    var type =
        switch (key.substring(key.lastIndexOf('.') + 1)) {
          case "css" -> "text/css; charset=UTF-8";
          case "js" -> "text/javascript; charset=UTF-8";
          case "svg" -> "image/svg+xml";
          default -> null;
        };
    if (type != null) {
      put.contentType(type).cacheControl(FOR_EVER);
    }
  }
}
