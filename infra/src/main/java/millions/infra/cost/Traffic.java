package millions.infra.cost;

import java.math.BigDecimal;
import java.math.MathContext;
import millions.infra.RefusedOption;

/**
 * What so many users do in a month, by the primer's figures for the pastebin: ten million users
 * write ten million texts of 1 KB and read one hundred million. All of it is linear in the users
 * and an average: a month has 2.5 million seconds, and no hour is busier than another.
 *
 * @param users 1 to one thousand million
 * @param months how long content has gathered; nothing is deleted meanwhile
 */
public record Traffic(long users, int months) {

  /** How long content has gathered, unless said otherwise. */
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

  /** With content gathered over a year. */
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

  /** What visitors are sent. */
  BigDecimal answerGigabytes() {
    return gigabytes(requests(), ANSWER_KILOBYTES);
  }

  /** What visitors send. */
  BigDecimal receivedGigabytes() {
    return gigabytes(writes(), CONTENT_KILOBYTES);
  }

  BigDecimal logGigabytes() {
    return gigabytes(requests(), LOG_KILOBYTES);
  }

  /** Texts, after all the months. */
  BigDecimal contentGigabytes() {
    return receivedGigabytes().multiply(BigDecimal.valueOf(months));
  }

  /** Rows of the database, after all the months. */
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
