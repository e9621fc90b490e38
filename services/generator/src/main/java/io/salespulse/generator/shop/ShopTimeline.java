package io.salespulse.generator.shop;

import io.salespulse.contract.Columns;
import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.GeneratorStats.Backfill;
import io.salespulse.contract.Membership;
import io.salespulse.generator.shop.EventSequence.Event;
import io.salespulse.generator.shop.calendar.Campaigns;
import io.salespulse.generator.shop.calendar.Delay;
import io.salespulse.generator.shop.calendar.EventPosition;
import io.salespulse.generator.shop.calendar.EventTime;
import io.salespulse.generator.shop.customers.Buyers;
import io.salespulse.generator.shop.customers.CustomerProfiles;
import io.salespulse.generator.shop.customers.MembershipSample;
import io.salespulse.generator.shop.customers.MembershipSample.Member;
import io.salespulse.generator.shop.orders.Baskets;
import io.salespulse.generator.shop.orders.OrderRecords;
import io.salespulse.generator.shop.products.ArticleDemand;
import io.salespulse.generator.shop.products.Assortment;
import io.salespulse.generator.shop.products.Stock;
import io.salespulse.generator.shop.random.RandomSequence;
import io.salespulse.generator.shop.records.Emission;
import io.salespulse.generator.shop.records.RecordEmitter;
import io.salespulse.generator.shop.records.Row;
import io.salespulse.generator.shop.records.ShopStatistics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Everything that happens in the shop, event by event in the order of time: a pure function of the
 * plan and the position. Event number n draws from a sequence of its own, so the same plan and
 * position give the same records byte for byte, on whatever machine and however often.
 *
 * <p>Orders, sign-ups and new memberships arrive as one Poisson process; what an arrival is, is
 * drawn for each, which makes the three independent of each other. Between arrivals one article
 * after the other is counted, each once a day, and follow-ups tell what became of older orders. Not
 * thread-safe.
 */
public final class ShopTimeline {

  private static final long FOUNDING_MILLIS = 2 * 86_400_000L;

  private final Plan plan;
  private final ShopStatistics statistics;
  private final CustomerProfiles profiles;
  private final OrderRecords orders;
  private final Stock stock;
  private final MembershipSample members;
  private final EventSequence events;
  private final FollowUps followUps;

  /**
   * Goes on at a position.
   *
   * @param stats what was emitted until then
   */
  public ShopTimeline(Plan plan, Position position, GeneratorStats stats) {
    Assortment assortment = new Assortment(plan.seed());
    Campaigns campaigns = new Campaigns(plan.seed(), assortment.categories().size());
    this.plan = plan;
    statistics = new ShopStatistics(stats);
    profiles = new CustomerProfiles(plan.seed());
    stock = new Stock(assortment, piecesADay(plan), position.stock());
    members = new MembershipSample(position.members());
    orders =
        new OrderRecords(
            plan.seed(),
            new Baskets(
                plan.seed(),
                new Buyers(plan.seed(), plan.historyRate()),
                new ArticleDemand(plan.seed(), assortment, campaigns),
                campaigns));
    events = new EventSequence(plan, campaigns, stock, position.now(), Delay.AT_ONCE);
    List<EventSequence> all = new ArrayList<>();
    for (EventPosition each : position.followers()) {
      Delay delay = Delay.values()[all.size() + 1];
      all.add(new EventSequence(plan, campaigns, stock, each, delay));
    }
    followUps = new FollowUps(all, position.turns());
  }

  private static double piecesADay(Plan plan) {
    return plan.historyRate() * 86_400 * Baskets.MEAN_PIECES;
  }

  /** A time line that begins at the start of the plan, with the history's rate as the live one. */
  public static ShopTimeline opening(Plan plan) {
    EventPosition start =
        new EventPosition(
            0, EventTime.nanos(plan.start()), 0, 0, plan.historyRate(), plan.dirtyRate());
    Position beginning =
        new Position(
            start,
            Collections.nCopies(Delay.ALL - 1, start),
            List.of(),
            Stock.full(new Assortment(plan.seed()), piecesADay(plan)),
            List.of());
    return new ShopTimeline(plan, beginning, ShopStatistics.nothing());
  }

  /** Time of the next event, nanoseconds since the epoch, or {@link EventTime#NEVER}. */
  public long nextAt() {
    return Math.min(events.next().at(), at(followUps.next()));
  }

  /** What was due during a pause comes as soon as it is over. */
  private long at(EventSequence followUp) {
    EventPosition here = events.position();
    return here.liveRate() == 0 ? EventTime.NEVER : Math.max(here.cursor(), followUp.due());
  }

  /** Emits the records of the next event, none where it only changes what comes after. */
  public void advance(Consumer<Emission> out) {
    if (events.position().liveRate() == 0) {
      throw new IllegalStateException("A paused time line has no next event");
    }
    EventSequence followUp = followUps.next();
    EventSequence next = at(followUp) <= events.next().at() ? followUp : events;
    RecordEmitter emitter =
        new RecordEmitter(
            statistics,
            plan.seed(),
            next.delay(),
            next.position().step(),
            events.position().dirtyRate(),
            EventTime.instant(next.due()),
            out);
    Event event = next.pass();
    if (next == events) {
      happen(event, emitter);
    } else {
      followUp(event, next, emitter);
      followUps.advanced();
    }
  }

  /** Changes nothing in the shop, which is the same without. */
  private void followUp(Event event, EventSequence later, RecordEmitter emitter) {
    EventPosition then = later.position();
    switch (event.kind()) {
      case ORDER -> orders.followUp(then, later.delay(), emitter);
      case SIGN_UP -> profiles.followUp(then.customers(), then.time(), later.delay(), emitter);
      default -> {
        // Nothing becomes of the others.
      }
    }
  }

  private void happen(Event event, RecordEmitter emitter) {
    EventPosition here = events.position();
    switch (event.kind()) {
      case OPENING -> open(emitter, event.draws());
      case ORDER -> order(emitter);
      case SIGN_UP -> signUp(emitter, here.customers(), event.draws(), emitter.time());
      case NEW_MEMBERSHIP -> changeMembership(emitter, event.draws());
      case STOCK_COUNT -> emitter.emit(stock.count(here.cursor(), emitter.time()));
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
    EventPosition here = events.position();
    if (perSecond == here.liveRate()) {
      return;
    }
    boolean resumes = here.liveRate() == 0;
    boolean upToDate = events.next().at() > now;
    boolean moves = events.isLive() && here.step() > 0 && (resumes || upToDate);
    long cursor = moves ? Math.max(here.cursor(), now) : here.cursor();
    turn(here.turned(cursor, perSecond, here.dirtyRate()));
  }

  /** Sets the share of records that get dirt from here on, 0 to 1. */
  public void setDirtyRate(double share) {
    EventPosition here = events.position();
    if (share != here.dirtyRate()) {
      turn(here.turned(here.cursor(), here.liveRate(), share));
    }
  }

  private void turn(EventPosition other) {
    events.jump(other);
    followUps.turn(other);
  }

  public Position position() {
    return new Position(
        events.position(), followUps.positions(), followUps.turns(), stock.pieces(), members.all());
  }

  /** Orders per second to be expected at this moment: the live rate in the shop's rhythm. */
  public double rateNow() {
    return events.rateNow();
  }

  /** What was emitted up to here. */
  public GeneratorStats stats() {
    return statistics.stats(
        events.position().liveRate(), events.isLive() ? Backfill.DONE : Backfill.RUNNING);
  }

  /** How much of the history is made, 0 to 1. */
  public double historyMade() {
    long start = EventTime.nanos(plan.start());
    return events.isLive()
        ? 1
        : (double) (events.position().cursor() - start)
            / (EventTime.nanos(plan.historyEnd()) - start);
  }

  private void open(RecordEmitter emitter, RandomSequence draws) {
    stock.all(emitter.time()).forEach(emitter::emit);
    for (int number = 1; number <= Buyers.FOUNDERS; number++) {
      long before = draws.below(FOUNDING_MILLIS);
      signUp(emitter, number, draws, emitter.time().minusMillis(before));
    }
  }

  private void order(RecordEmitter emitter) {
    for (Baskets.Line line : orders.place(events.position(), emitter)) {
      stock.take(line.article(), line.quantity(), emitter.time()).ifPresent(emitter::emit);
    }
  }

  private void changeMembership(RecordEmitter emitter, RandomSequence draws) {
    Member member = members.change(draws);
    Row signedUp = profiles.customer(member.number(), Instant.ofEpochMilli(member.signedUp()));
    emitter.emit(signedUp.with(Columns.MEMBERSHIP_TYPE, member.membership().toString()));
  }

  private void signUp(
      RecordEmitter emitter, long number, RandomSequence draws, Instant signupDate) {
    Row customer = profiles.customer(number, signupDate);
    if (!profiles.leaves(number)) {
      String membership = customer.value(Columns.MEMBERSHIP_TYPE, String.class);
      members.join(
          new Member(
              number,
              signupDate.toEpochMilli(),
              Membership.valueOf(membership.toUpperCase(Locale.ROOT))),
          number,
          draws);
    }
    emitter.emit(customer);
  }
}
