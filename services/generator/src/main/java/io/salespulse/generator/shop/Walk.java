package io.salespulse.generator.shop;

/**
 * Goes through the shop's steps and emits nothing. From the same place everyone goes the same way,
 * so that orders are found again without being remembered. Not thread-safe.
 */
final class Walk {

  private static final double NEW_MEMBERSHIPS = 0.01;
  private static final double ARRIVALS = 1 + Crowd.SIGN_UPS + NEW_MEMBERSHIPS;

  private final Plan plan;
  private final long historyEnd;
  private final Rhythm rhythm;
  private final Warehouse warehouse;
  private Place place;
  private Next next;

  Walk(Plan plan, Rhythm rhythm, Warehouse warehouse, Place place) {
    this.plan = plan;
    this.historyEnd = Timeline.nanos(plan.historyEnd());
    this.rhythm = rhythm;
    this.warehouse = warehouse;
    jump(place);
  }

  /** What a step is. */
  enum Happening {
    OPENING,
    ORDER,
    SIGN_UP,
    NEW_MEMBERSHIP,
    STOCK_COUNT,
    END_OF_HISTORY,
    /** The shop is paused. */
    NOTHING
  }

  /**
   * A step; the draws have made its time and go on to make its content.
   *
   * @param at nanoseconds since the epoch, or {@link Timeline#NEVER}
   */
  record Next(Happening happening, long at, Draws draws) {}

  /** Where the walk is, before the next step. */
  Place place() {
    return place;
  }

  /** The step that comes next. */
  Next next() {
    return next;
  }

  /** Goes on by the next step, which is returned. */
  Next pass() {
    Next passed = next;
    long signUps =
        switch (passed.happening()) {
          case OPENING -> Crowd.FOUNDERS;
          case SIGN_UP -> 1;
          case ORDER, NEW_MEMBERSHIP, STOCK_COUNT, END_OF_HISTORY, NOTHING -> 0;
        };
    long orders = passed.happening() == Happening.ORDER ? 1 : 0;
    jump(
        new Place(
            place.step() + 1,
            passed.at(),
            place.customers() + signUps,
            place.orders() + orders,
            place.liveRate(),
            place.dirtyRate()));
    return passed;
  }

  /** Goes on from another place. */
  void jump(Place other) {
    place = other;
    next = look();
  }

  /** Whether history is over. */
  boolean isLive() {
    return place.cursor() >= historyEnd;
  }

  /** Orders per second to be expected at this moment: the live rate in the shop's rhythm. */
  double rateNow() {
    return place.liveRate() * rhythm.weightAt(place.cursor());
  }

  private Next look() {
    Draws draws = new Draws(plan.seed(), Draws.Purpose.STEP, place.step());
    if (place.liveRate() == 0) {
      return new Next(Happening.NOTHING, Timeline.NEVER, draws);
    }
    if (place.step() == 0) {
      return new Next(Happening.OPENING, place.cursor(), draws);
    }
    double perSecond = ARRIVALS * (isLive() ? place.liveRate() : plan.historyRate());
    long arrival = rhythm.arrival(place.cursor(), draws.exponential(), perSecond);
    long count = warehouse.nextCount(place.cursor());
    if (!isLive() && historyEnd <= Math.min(arrival, count)) {
      return new Next(Happening.END_OF_HISTORY, historyEnd, draws);
    }
    return count <= arrival
        ? new Next(Happening.STOCK_COUNT, count, draws)
        : new Next(arrived(draws), arrival, draws);
  }

  private static Happening arrived(Draws draws) {
    double kind = draws.unit() * ARRIVALS;
    if (kind < 1) {
      return Happening.ORDER;
    }
    return kind < 1 + Crowd.SIGN_UPS ? Happening.SIGN_UP : Happening.NEW_MEMBERSHIP;
  }
}
