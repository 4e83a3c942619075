package millions.pastebin;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;

/**
 * Seven independent secure-random digits. The primer takes the first seven digits of an MD5 in
 * Base-62; its leading digit is then never above 7 and collisions come about seven times as often,
 * and an address with a time can be guessed.
 */
@ApplicationScoped
class RandomShortLinks implements ShortLinks {

  static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private final SecureRandom random = new SecureRandom();

  @Override
  public ShortLink next() {
    var link = new char[ShortLink.LENGTH];
    for (var i = 0; i < link.length; i++) {
      link[i] = DIGITS.charAt(random.nextInt(DIGITS.length()));
    }
    return new ShortLink(new String(link));
  }
}
