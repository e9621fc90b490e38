package io.salespulse.generator.shop;

import io.salespulse.contract.Customer;
import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.GeneratorStats.Backfill;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Everything that happens in the shop, step by step in the order of time: a pure function of the
 * plan and the position. Step number n draws from a sequence of its own, so the same plan and
 * position give the same records byte for byte, on whatever machine and however often.
 *
 * <p>Orders, sign-ups and new memberships arrive as one Poisson process; what an arrival is, is
 * drawn for each, which makes the three independent of each other. Between arrivals one article
 * after the other is counted, each once a day, and late orders come in. Not thread-safe.
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
  private final Rhythm rhythm;
  private final Sales sales;
  private final Warehouse warehouse;
  private final Members members;

  private long step;
  private long cursor;
  private long customers;
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
    Campaigns campaigns = new Campaigns(plan.seed(), catalogue.categories().size());
    rhythm = new Rhythm(campaigns);
    warehouse = new Warehouse(catalogue, plan.historyRate(), position.stock());
    Baskets baskets =
        new Baskets(
            plan.seed(),
            new Crowd(plan.seed(), plan.historyRate()),
            new Demand(plan.seed(), catalogue, campaigns),
            campaigns);
    sales = new Sales(baskets, warehouse, new LateOrders(position.late()), position.orders());
    members = new Members(position.members());
    step = position.step();
    cursor = position.cursor();
    customers = position.customers();
    liveRate = position.liveRate();
    next = look();
  }

  /** A time line that begins at the start of the plan, with the history's rate as the live one. */
  public static Timeline opening(Plan plan) {
    List<Integer> stock = Warehouse.full(new Catalogue(plan.seed()), plan.historyRate());
    long start = nanos(plan.start());
    Position beginning =
        new Position(0, start, 0, 0, plan.historyRate(), stock, List.of(), List.of());
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

  /** Time of the next step, nanoseconds since the epoch, or {@link #NEVER}. */
  public long nextAt() {
    return Math.min(next.at(), nextLate());
  }

  /** What was due during a pause comes as soon as it is over. */
  private long nextLate() {
    return liveRate == 0 ? NEVER : Math.max(cursor, sales.nextLate());
  }

  /** Emits the records of the next step, none where the step only changes what comes after. */
  public void advance(Consumer<Emission> out) {
    Next now = next;
    if (nextLate() <= now.at() && nextLate() != NEVER) {
      // Neither a step number nor the cursor changes, so the shop is the same without late orders.
      sendLate(out);
      return;
    }
    if (now.happening() == Happening.NOTHING) {
      throw new IllegalStateException("A paused time line has no next step");
    }
    cursor = now.at();
    Draws dirt = new Draws(plan.seed(), Draws.Purpose.DIRT, step);
    Step emitting = new Step(counter, Long.toString(step), dirt, millis(cursor), out);
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
   * @param perSecond mean orders per second in the long run; 0 pauses, in history too
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

  public Position position() {
    return new Position(
        step,
        cursor,
        customers,
        sales.orders(),
        liveRate,
        warehouse.stock(),
        members.all(),
        sales.late());
  }

  /** Orders per second to be expected at this moment: the live rate in the shop's rhythm. */
  public double rateNow() {
    return liveRate * rhythm.weightAt(cursor);
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

  private static long millis(long nanos) {
    return Math.floorDiv(nanos, 1_000_000L);
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
    long arrival = rhythm.arrival(cursor, draws.exponential(), perSecond);
    long count = warehouse.nextCount(cursor);
    if (history && historyEnd <= Math.min(arrival, count)) {
      return new Next(Happening.END_OF_HISTORY, historyEnd, draws);
    }
    return count <= arrival
        ? new Next(Happening.STOCK_COUNT, count, draws)
        : new Next(Happening.ARRIVAL, arrival, draws);
  }

  private void sendLate(Consumer<Emission> out) {
    LateOrder order = sales.takeLate();
    Draws dirt = new Draws(plan.seed(), Draws.Purpose.LATE_DIRT, order.number());
    sales.send(order, new Step(counter, "L" + order.number(), dirt, millis(order.at()), out));
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
      sales.make(emitting, customers, cursor);
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
}
