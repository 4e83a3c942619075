package millions.pastebin;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A web address that a link may redirect to. Only http and https, and no address inside the network
 * that serves or reads the link: a short link must not lend its name to {@code
 * http://169.254.169.254/} or {@code http://localhost/}.
 */
public record TargetUrl(URI uri) {

  /** What a target may be, for people. */
  public static final String ALLOWED =
      "an absolute http or https URL with a public host, without user name or password";

  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  // Browsers read 2130706433, 0x7f.1 and 0177.1 as 127.0.0.1.
  private static final Pattern NUMERIC =
      Pattern.compile("(0x[0-9a-f]*|\\d+)(\\.(0x[0-9a-f]*|\\d+))*\\.?");

  /**
   * @throws InvalidPaste naming the field {@code url} when it is not such an address
   */
  public static TargetUrl parse(String text) {
    try {
      var uri = new URI(text);
      var scheme = uri.getScheme();
      if (scheme == null
          || !(scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"))) {
        throw invalid("is not http or https");
      }
      var host = hostOf(uri);
      if (inward(host)) {
        throw invalid("leads to an inward address");
      }
      return new TargetUrl(uri);
    } catch (URISyntaxException e) {
      throw invalid("is not a URL: " + e.getReason().toLowerCase(Locale.ROOT));
    }
  }

  /** The host in lower case ASCII, with its port where it has one of its own. */
  public String authority() {
    var host = hostOf(uri);
    return uri.getPort() < 0 ? host : host + ":" + uri.getPort();
  }

  /** A target as a header may carry it. */
  public static String location(URI target) {
    return target.toASCIIString();
  }

  private static String hostOf(URI uri) {
    var authority = uri.getRawAuthority();
    if (authority == null || authority.isEmpty()) {
      throw invalid("has no host");
    }
    if (authority.contains("@")) {
      throw invalid("carries a user name");
    }
    // URI.getHost is null for names it thinks ill-formed, underscores and non-ASCII among them;
    // browsers open them.
    var host = authority.replaceFirst(":\\d*$", "");
    try {
      var ascii = host.startsWith("[") ? host : IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
      if (ascii.isEmpty() || ascii.length() > 253) {
        throw invalid("has no usable host");
      }
      return ascii.toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw invalid("has no usable host");
    }
  }

  private static boolean inward(String host) {
    var name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    if (name.startsWith("[")) {
      return inwardIpv6(name);
    }
    if (IPV4.matcher(name).matches()) {
      return inwardIpv4(name.split("\\."));
    }
    return NUMERIC.matcher(name).matches()
        || !name.contains(".")
        || name.endsWith(".localhost")
        || name.endsWith(".local")
        || name.endsWith(".internal");
  }

  /** The ranges of RFC 6890 that are not globally reachable. */
  private static boolean inwardIpv4(String[] octets) {
    var a = Integer.parseInt(octets[0]);
    var b = Integer.parseInt(octets[1]);
    return octets[0].length() > 1 && octets[0].startsWith("0")
        || a == 0
        || a == 10
        || a == 127
        || a >= 224
        || (a == 100 && b >= 64 && b < 128)
        || (a == 169 && b == 254)
        || (a == 172 && b >= 16 && b < 32)
        || (a == 192 && (b == 168 || b == 0))
        || (a == 198 && (b == 18 || b == 19));
  }

  /**
   * Global unicast is 2000::/3 (RFC 4291); 2002::/16 and 64:ff9b::/96 can carry an inward IPv4
   * address.
   */
  private static boolean inwardIpv6(String literal) {
    var first = literal.substring(1).toLowerCase(Locale.ROOT);
    return !(first.startsWith("2") || first.startsWith("3"))
        || first.indexOf(':') != 4
        || first.startsWith("2002:");
  }

  private static InvalidPaste invalid(String fault) {
    return new InvalidPaste("url", fault, ALLOWED);
  }
}
