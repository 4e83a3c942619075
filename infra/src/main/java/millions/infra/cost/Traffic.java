package millions.infra.cost;

import java.math.BigDecimal;
import java.math.MathContext;
import millions.infra.RefusedOption;

/**
 * The traffic of a number of users in a month, by the primer's figures for the pastebin: ten
 * million users write ten million texts of 1 KB and read one hundred million. Everything is linear
 * in the users, and an average: a month has 2.5 million seconds, and all hours are alike.
 *
 * @param users 1 to 1,000,000,000
 * @param months 1 to 120, for which content has been stored; nothing is deleted
 */
public record Traffic(long users, int months) {

  /** The default of {@code months}. */
  public static final int MONTHS = 12;

  static final long MOST_USERS = 1_000_000_000;

  private static final BigDecimal READS_PER_WRITE = BigDecimal.TEN;
  private static final BigDecimal CONTENT_KILOBYTES = BigDecimal.ONE;
  private static final BigDecimal RECORD_KILOBYTES = new BigDecimal("0.27");
  // The primer has no figure for these two.
  static final BigDecimal ANSWER_KILOBYTES = BigDecimal.TWO;
  static final BigDecimal LOG_KILOBYTES = new BigDecimal("0.5");
  private static final BigDecimal KILOBYTES_IN_A_GIGABYTE = new BigDecimal("1000000");
  private static final BigDecimal SECONDS_IN_A_MONTH = new BigDecimal("2500000");

  public Traffic {
    if (users < 1 || users > MOST_USERS) {
      throw new RefusedOption("users", "%d is not between 1 and %d".formatted(users, MOST_USERS));
    }
    if (months < 1 || months > 120) {
      throw new RefusedOption("months", "%d is not between 1 and 120".formatted(months));
    }
  }

  /** With the content of one year. */
  public static Traffic of(long users) {
    return new Traffic(users, MONTHS);
  }

  public BigDecimal writes() {
    return BigDecimal.valueOf(users);
  }

  public BigDecimal reads() {
    return writes().multiply(READS_PER_WRITE);
  }

  public BigDecimal requests() {
    return writes().add(reads());
  }

  BigDecimal requestsPerSecond() {
    return requests().divide(SECONDS_IN_A_MONTH, MathContext.DECIMAL64);
  }

  /** Responses to visitors. */
  BigDecimal answerGigabytes() {
    return gigabytes(requests(), ANSWER_KILOBYTES);
  }

  /** Requests of visitors. */
  BigDecimal receivedGigabytes() {
    return gigabytes(writes(), CONTENT_KILOBYTES);
  }

  BigDecimal logGigabytes() {
    return gigabytes(requests(), LOG_KILOBYTES);
  }

  /** Texts after all {@code months}. */
  BigDecimal contentGigabytes() {
    return receivedGigabytes().multiply(BigDecimal.valueOf(months));
  }

  /** Rows of the database after all {@code months}. */
  BigDecimal recordGigabytes() {
    return recordGigabytesPerMonth().multiply(BigDecimal.valueOf(months));
  }

  BigDecimal recordGigabytesPerMonth() {
    return gigabytes(writes(), RECORD_KILOBYTES);
  }

  private static BigDecimal gigabytes(BigDecimal things, BigDecimal kilobytesEach) {
    return things.multiply(kilobytesEach).divide(KILOBYTES_IN_A_GIGABYTE, MathContext.DECIMAL64);
  }
}
