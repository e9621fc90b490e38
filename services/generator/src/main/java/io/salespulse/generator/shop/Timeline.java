package io.salespulse.generator.shop;

import io.salespulse.contract.Customer;
import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.GeneratorStats.Backfill;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Everything that happens in the shop, step by step in order of event time: a pure function of the
 * plan and the position. Step number n draws from a sequence of its own, so the same plan and
 * position give the same records byte for byte, on whatever machine and however often.
 *
 * <p>Orders, sign-ups and new memberships arrive as one Poisson process; what an arrival is, is
 * drawn for each, which makes the three independent of each other. Between arrivals one article
 * after the other is counted, each once a day. Not thread-safe.
 */
public final class Timeline {

  /** The {@link #nextAt()} of a time line that is paused. */
  public static final long NEVER = Long.MAX_VALUE;

  private static final double NEW_MEMBERSHIPS = 0.01;
  private static final double ARRIVALS = 1 + Crowd.SIGN_UPS + NEW_MEMBERSHIPS;
  private static final long FOUNDING_MILLIS = 2 * 86_400_000L;

  private final Plan plan;
  private final long historyEnd;
  private final Counter counter;
  private final People people;
  private final Crowd crowd;
  private final Baskets baskets;
  private final Warehouse warehouse;
  private final Members members;

  private long step;
  private long cursor;
  private long customers;
  private long orders;
  private double liveRate;
  private Next next;

  /**
   * Goes on at a position.
   *
   * @param stats what was emitted until then
   */
  public Timeline(Plan plan, Position position, GeneratorStats stats) {
    Catalogue catalogue = new Catalogue(plan.seed());
    this.plan = plan;
    historyEnd = nanos(plan.historyEnd());
    counter = new Counter(plan.dirtyRate(), stats);
    people = new People(plan.seed());
    crowd = new Crowd(plan.seed());
    baskets = new Baskets(catalogue);
    warehouse = new Warehouse(catalogue, plan.historyRate(), position.stock());
    members = new Members(position.members());
    step = position.step();
    cursor = position.cursor();
    customers = position.customers();
    orders = position.orders();
    liveRate = position.liveRate();
    next = look();
  }

  /** A time line that begins at the start of the plan, with the history's rate as the live one. */
  public static Timeline opening(Plan plan) {
    List<Integer> stock = Warehouse.full(new Catalogue(plan.seed()), plan.historyRate());
    long start = nanos(plan.start());
    Position beginning = new Position(0, start, 0, 0, plan.historyRate(), stock, List.of());
    return new Timeline(plan, beginning, Tally.nothing());
  }

  private enum Happening {
    OPENING,
    ARRIVAL,
    STOCK_COUNT,
    END_OF_HISTORY,
    NOTHING
  }

  /** The step that comes next; the draws have made its time and go on to make its content. */
  private record Next(Happening happening, long at, Draws draws) {}

  /** Event time of the next step, nanoseconds since the epoch, or {@link #NEVER}. */
  public long nextAt() {
    return next.at();
  }

  /** Emits the records of the next step, none where the step only changes what comes after. */
  public void advance(Consumer<Emission> out) {
    Next now = next;
    if (now.happening() == Happening.NOTHING) {
      throw new IllegalStateException("A paused time line has no next step");
    }
    cursor = now.at();
    Step emitting = new Step(counter, plan.seed(), step, Math.floorDiv(cursor, 1_000_000L), out);
    switch (now.happening()) {
      case OPENING -> open(emitting, now.draws());
      case ARRIVAL -> arrive(emitting, now.draws());
      case STOCK_COUNT -> emitting.emit(Row.of(warehouse.count(cursor, emitting.time())));
      case END_OF_HISTORY, NOTHING -> {
        // From here on arrivals are drawn with the live rate.
      }
    }
    step++;
    next = look();
  }

  /**
   * Sets the mean rate that holds after history. What a time line that is behind the clock has
   * missed is made with the new rate; the time of a pause is left out.
   *
   * @param perSecond mean orders per second over a day; 0 pauses, in history too
   * @param now nanoseconds since the epoch
   */
  public void setLiveRate(double perSecond, long now) {
    boolean resumes = liveRate == 0;
    boolean upToDate = next.at() > now;
    if (cursor >= historyEnd && step > 0 && (resumes || upToDate)) {
      cursor = Math.max(cursor, now);
    }
    liveRate = perSecond;
    // A new step number draws the next arrival anew, which a Poisson process does not notice.
    step += step > 0 ? 1 : 0;
    next = look();
  }

  public double liveRate() {
    return liveRate;
  }

  public Position position() {
    return new Position(
        step, cursor, customers, orders, liveRate, warehouse.stock(), members.all());
  }

  /** What was emitted up to here. */
  public GeneratorStats stats() {
    return counter.stats(liveRate, cursor < historyEnd ? Backfill.RUNNING : Backfill.DONE);
  }

  /** How much of the history is made, 0 to 1. */
  public double historyMade() {
    long start = nanos(plan.start());
    return cursor >= historyEnd ? 1 : (double) (cursor - start) / (historyEnd - start);
  }

  public static long nanos(Instant time) {
    return time.getEpochSecond() * 1_000_000_000L + time.getNano();
  }

  private Next look() {
    Draws draws = new Draws(plan.seed(), Draws.Purpose.STEP, step);
    if (liveRate == 0) {
      return new Next(Happening.NOTHING, NEVER, draws);
    }
    if (step == 0) {
      return new Next(Happening.OPENING, cursor, draws);
    }
    boolean history = cursor < historyEnd;
    double perSecond = ARRIVALS * (history ? plan.historyRate() : liveRate);
    long arrival = Rhythm.arrival(cursor, draws.exponential(), perSecond);
    long count = warehouse.nextCount(cursor);
    if (history && historyEnd <= Math.min(arrival, count)) {
      return new Next(Happening.END_OF_HISTORY, historyEnd, draws);
    }
    return count <= arrival
        ? new Next(Happening.STOCK_COUNT, count, draws)
        : new Next(Happening.ARRIVAL, arrival, draws);
  }

  private void open(Step emitting, Draws draws) {
    warehouse.all(emitting.time()).forEach(product -> emitting.emit(Row.of(product)));
    for (int i = 0; i < Crowd.FOUNDERS; i++) {
      long before = draws.below(FOUNDING_MILLIS);
      signUp(emitting, draws, emitting.time().minusMillis(before));
    }
  }

  private void arrive(Step emitting, Draws draws) {
    double kind = draws.unit() * ARRIVALS;
    if (kind < 1) {
      order(emitting, draws);
    } else if (kind < 1 + Crowd.SIGN_UPS) {
      signUp(emitting, draws, emitting.time());
    } else {
      Member member = members.change(draws);
      Customer signedUp = people.customer(member.number(), Instant.ofEpochMilli(member.signedUp()));
      emitting.emit(Row.of(People.withMembership(signedUp, member.membership())));
    }
  }

  private void signUp(Step emitting, Draws draws, Instant signupDate) {
    customers++;
    Customer customer = people.customer(customers, signupDate);
    members.join(
        new Member(customers, signupDate.toEpochMilli(), customer.membershipType()),
        customers,
        draws);
    emitting.emit(Row.of(customer));
  }

  private void order(Step emitting, Draws draws) {
    orders++;
    String customerId = People.id(crowd.draw(draws, customers));
    Baskets.Basket basket = baskets.draw(draws, orders, customerId, emitting.time());
    emitting.emit(Row.of(basket.order()));
    basket.lines().forEach(line -> emitting.emit(Row.of(line.item())));
    for (Baskets.Line line : basket.lines()) {
      warehouse
          .take(line.article(), line.item().quantity(), emitting.time())
          .ifPresent(restocked -> emitting.emit(Row.of(restocked)));
    }
  }
}
