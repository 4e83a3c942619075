package millions.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/**
 * A certificate that vouches for itself, made by the JDK's own keytool, in the forms servers and
 * clients want it.
 *
 * @param pem the certificate as servers and libpq's heirs read it
 * @param key its private key, readable by its owner only, as PostgreSQL demands
 * @param trustStore the certificate as the JDK reads it; its password is {@link #PASSWORD}
 */
public record TestCertificate(Path pem, Path key, Path trustStore) {

  public static final String PASSWORD = "changeit";

  /** For this host name and no other. */
  public static TestCertificate of(String host, Path directory) {
    try {
      var made = Files.createTempDirectory(directory, host);
      var keys = made.resolve("keys.p12");
      keytool(host, keys);
      var store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
      var certificate = store.getCertificate("server");
      var key = store.getKey("server", PASSWORD.toCharArray());

      var trust = KeyStore.getInstance("PKCS12");
      trust.load(null, null);
      trust.setCertificateEntry("server", certificate);
      var trustStore = made.resolve("trust.p12");
      try (var out = Files.newOutputStream(trustStore)) {
        trust.store(out, PASSWORD.toCharArray());
      }
      var keyFile = write(made.resolve("server.key"), "PRIVATE KEY", key.getEncoded());
      Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-------"));
      return new TestCertificate(
          write(made.resolve("server.crt"), "CERTIFICATE", certificate.getEncoded()),
          keyFile,
          trustStore);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void keytool(String host, Path keys) throws IOException {
    var keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + host,
                "-ext",
                "SAN=dns:" + host,
                "-ext",
                "BC=ca:true",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    var output = new String(keytool.getInputStream().readAllBytes());
    if (keytool.onExit().join().exitValue() != 0) {
      throw new IllegalStateException(output);
    }
  }

  private static Path write(Path file, String what, byte[] bytes) throws IOException {
    var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return Files.writeString(
        file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, base64, what));
  }
}
