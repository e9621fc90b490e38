package io.salespulse.generator.shop;

import io.salespulse.contract.Customer;
import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.GeneratorStats.Backfill;
import io.salespulse.generator.shop.Walk.Next;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * Everything that happens in the shop, step by step in the order of time: a pure function of the
 * plan and the position. Step number n draws from a sequence of its own, so the same plan and
 * position give the same records byte for byte, on whatever machine and however often.
 *
 * <p>Orders, sign-ups and new memberships arrive as one Poisson process; what an arrival is, is
 * drawn for each, which makes the three independent of each other. Between arrivals one article
 * after the other is counted, each once a day, and followers tell what became of older orders. Not
 * thread-safe.
 */
public final class Timeline {

  /** The {@link #nextAt()} of a time line that is paused. */
  public static final long NEVER = Long.MAX_VALUE;

  private static final long FOUNDING_MILLIS = 2 * 86_400_000L;

  private final Plan plan;
  private final Counter counter;
  private final People people;
  private final Sales sales;
  private final Warehouse warehouse;
  private final Members members;
  private final Departures departures;
  private final Walk walk;
  private final Followers followers;

  /**
   * Goes on at a position.
   *
   * @param stats what was emitted until then
   */
  public Timeline(Plan plan, Position position, GeneratorStats stats) {
    Catalogue catalogue = new Catalogue(plan.seed());
    Campaigns campaigns = new Campaigns(plan.seed(), catalogue.categories().size());
    this.plan = plan;
    counter = new Counter(stats);
    people = new People(plan.seed());
    warehouse = new Warehouse(catalogue, plan.historyRate(), position.stock());
    members = new Members(position.members());
    sales = sales(plan, catalogue, campaigns);
    walk = new Walk(plan, new Rhythm(campaigns), warehouse, position.now());
    departures = new Departures(plan.seed(), people);
    // Rhythm and demand are of the day that one is in: everyone has them for oneself.
    List<Follower> all =
        Follower.DELAYS.stream()
            .map(
                delay ->
                    new Follower(
                        delay,
                        new Walk(
                            plan,
                            new Rhythm(campaigns),
                            warehouse,
                            position.followers().get(delay.ordinal() - 1)),
                        sales(plan, catalogue, campaigns),
                        departures))
            .toList();
    followers = new Followers(all, position.turns());
  }

  private static Sales sales(Plan plan, Catalogue catalogue, Campaigns campaigns) {
    return new Sales(
        plan.seed(),
        new Baskets(
            plan.seed(),
            new Crowd(plan.seed(), plan.historyRate()),
            new Demand(plan.seed(), catalogue, campaigns),
            campaigns));
  }

  /** A time line that begins at the start of the plan, with the history's rate as the live one. */
  public static Timeline opening(Plan plan) {
    List<Integer> stock = Warehouse.full(new Catalogue(plan.seed()), plan.historyRate());
    Place start = new Place(0, nanos(plan.start()), 0, 0, plan.historyRate(), plan.dirtyRate());
    List<Place> followers = Collections.nCopies(Follower.DELAYS.size(), start);
    Position beginning = new Position(start, followers, List.of(), stock, List.of());
    return new Timeline(plan, beginning, Tally.nothing());
  }

  /** Time of the next step, nanoseconds since the epoch, or {@link #NEVER}. */
  public long nextAt() {
    return Math.min(walk.next().at(), followerAt(followers.next()));
  }

  /** What was due during a pause comes as soon as it is over. */
  private long followerAt(Follower follower) {
    Place here = walk.place();
    return here.liveRate() == 0 ? NEVER : Math.max(here.cursor(), follower.due());
  }

  /** Emits the records of the next step, none where the step only changes what comes after. */
  public void advance(Consumer<Emission> out) {
    if (walk.place().liveRate() == 0) {
      throw new IllegalStateException("A paused time line has no next step");
    }
    Follower follower = followers.next();
    if (followerAt(follower) <= walk.next().at()) {
      follow(follower, out);
    } else {
      step(out);
    }
  }

  /** Changes nothing in the shop, which is the same without. */
  private void follow(Follower follower, Consumer<Emission> out) {
    long step = follower.place().step();
    int number = follower.delay().ordinal();
    Draws dirt =
        new Draws(plan.seed(), Draws.Purpose.CHANGE_DIRT, step * Delay.values().length + number);
    followers.advance(
        follower,
        new Step(
            counter,
            number + "-" + step,
            Dirt::ofChanges,
            walk.place().dirtyRate(),
            dirt,
            Instant.ofEpochMilli(Math.floorDiv(follower.due(), 1_000_000L)),
            out));
  }

  private void step(Consumer<Emission> out) {
    long step = walk.place().step();
    Next passed = walk.pass();
    Place here = walk.place();
    Draws dirt = new Draws(plan.seed(), Draws.Purpose.DIRT, step);
    Step emitting =
        new Step(counter, Long.toString(step), Dirt::of, here.dirtyRate(), dirt, here.time(), out);
    switch (passed.happening()) {
      case OPENING -> open(emitting, passed.draws());
      case ORDER -> order(emitting);
      case SIGN_UP -> signUp(emitting, here.customers(), passed.draws(), emitting.time());
      case NEW_MEMBERSHIP -> changeMembership(emitting, passed.draws());
      case STOCK_COUNT -> emitting.emit(Row.of(warehouse.count(here.cursor(), emitting.time())));
      case END_OF_HISTORY, NOTHING -> {
        // From here on arrivals are drawn with the live rate.
      }
    }
  }

  /**
   * Sets the mean rate that holds after history. What a time line that is behind the clock has
   * missed is made with the new rate; the time of a pause is left out.
   *
   * @param perSecond mean orders per second in the long run; 0 pauses, in history too
   * @param now nanoseconds since the epoch
   */
  public void setLiveRate(double perSecond, long now) {
    Place here = walk.place();
    if (perSecond == here.liveRate()) {
      return;
    }
    boolean resumes = here.liveRate() == 0;
    boolean upToDate = walk.next().at() > now;
    boolean moves = walk.isLive() && here.step() > 0 && (resumes || upToDate);
    turn(
        here.turned(
            moves ? Math.max(here.cursor(), now) : here.cursor(), perSecond, here.dirtyRate()));
  }

  /** Sets the share of records that get dirt from here on, 0 to 1. */
  public void setDirtyRate(double share) {
    Place here = walk.place();
    if (share != here.dirtyRate()) {
      turn(here.turned(here.cursor(), here.liveRate(), share));
    }
  }

  private void turn(Place other) {
    walk.jump(other);
    followers.turn(other);
  }

  public Position position() {
    return new Position(
        walk.place(), followers.places(), followers.turns(), warehouse.stock(), members.all());
  }

  /** Orders per second to be expected at this moment: the live rate in the shop's rhythm. */
  public double rateNow() {
    return walk.rateNow();
  }

  /** What was emitted up to here. */
  public GeneratorStats stats() {
    return counter.stats(walk.place().liveRate(), walk.isLive() ? Backfill.DONE : Backfill.RUNNING);
  }

  /** How much of the history is made, 0 to 1. */
  public double historyMade() {
    long start = nanos(plan.start());
    return walk.isLive()
        ? 1
        : (double) (walk.place().cursor() - start) / (nanos(plan.historyEnd()) - start);
  }

  public static long nanos(Instant time) {
    return time.getEpochSecond() * 1_000_000_000L + time.getNano();
  }

  private void open(Step emitting, Draws draws) {
    warehouse.all(emitting.time()).forEach(product -> emitting.emit(Row.of(product)));
    for (int number = 1; number <= Crowd.FOUNDERS; number++) {
      long before = draws.below(FOUNDING_MILLIS);
      signUp(emitting, number, draws, emitting.time().minusMillis(before));
    }
  }

  private void order(Step emitting) {
    for (Baskets.Line line : sales.make(Sale.before(walk.place()), emitting)) {
      warehouse
          .take(line.article(), line.item().quantity(), emitting.time())
          .ifPresent(restocked -> emitting.emit(Row.of(restocked)));
    }
  }

  private void changeMembership(Step emitting, Draws draws) {
    Member member = members.change(draws);
    Customer signedUp = people.customer(member.number(), Instant.ofEpochMilli(member.signedUp()));
    emitting.emit(Row.of(People.withMembership(signedUp, member.membership())));
  }

  private void signUp(Step emitting, long number, Draws draws, Instant signupDate) {
    Customer customer = people.customer(number, signupDate);
    if (!departures.leaves(number)) {
      members.join(
          new Member(number, signupDate.toEpochMilli(), customer.membershipType()), number, draws);
    }
    emitting.emit(Row.of(customer));
  }
}
