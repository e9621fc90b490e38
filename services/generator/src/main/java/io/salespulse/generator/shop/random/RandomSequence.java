package io.salespulse.generator.shop.random;

/**
 * A short sequence of random numbers that belongs to one thing (a step, a customer, a product) and
 * can be drawn again at any time. This is SplitMix64, written down here because the records must
 * stay the same on every Java version.
 */
public final class RandomSequence {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  /**
   * @param seed of the shop
   * @param purpose keeps apart the sequences of different kinds of things
   * @param number of the thing within its kind
   */
  public RandomSequence(long seed, Purpose purpose, long number) {
    state = mix(mix(seed + purpose.ordinal() * GOLDEN_GAMMA) + number * GOLDEN_GAMMA);
  }

  /** What a sequence is drawn for. New ones go to the end: the place in the list is drawn with. */
  public enum Purpose {
    STEP,
    CUSTOMER,
    PRODUCT,
    LOYALTY,
    DIRT,
    CHANGE_DIRT,
    LAPSE,
    ORDER,
    DRIFT,
    CAMPAIGN,
    ORDER_DIRT,
    ALTERATION,
    FATE,
    FATE_DETAILS,
    DEPARTURE
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /** Uniform in [0, 1). */
  public double unit() {
    state += GOLDEN_GAMMA;
    return (mix(state) >>> 11) * 0x1.0p-53;
  }

  /** Uniform in [0, bound). */
  public int below(int bound) {
    return (int) (unit() * bound);
  }

  /** Uniform in [0, bound). */
  public long below(long bound) {
    return (long) (unit() * bound);
  }

  /** Exponential with mean 1. */
  public double exponential() {
    // StrictMath, unlike Math, gives the same bits on every machine.
    return -StrictMath.log(1 - unit());
  }
}
