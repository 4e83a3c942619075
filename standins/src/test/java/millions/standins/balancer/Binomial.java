package millions.standins.balancer;

/**
 * How often something happens in a number of independent tries.
 *
 * @param tries how many
 * @param probability of one, more than 0 and less than 1
 */
record Binomial(int tries, double probability) {

  /** The largest count that fewer than this many are rarer than {@code unlikely} together. */
  int least(double unlikely) {
    var below = 0.0;
    for (var count = 0; ; count++) {
      below += of(count);
      if (below >= unlikely) {
        return count;
      }
    }
  }

  /** The smallest count that more than this many are rarer than {@code unlikely} together. */
  int most(double unlikely) {
    return tries - new Binomial(tries, 1 - probability).least(unlikely);
  }

  /** The probability of exactly this many. */
  private double of(int count) {
    var logarithm = count * Math.log(probability) + (tries - count) * Math.log1p(-probability);
    for (var i = 1; i <= count; i++) {
      logarithm += Math.log((double) (tries - count + i) / i);
    }
    return Math.exp(logarithm);
  }
}
