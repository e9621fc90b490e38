package io.salespulse.generator.feed;

import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.GeneratorStats.Backfill;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The few lines that a feed is worth: phases, changes of rate, trouble. */
final class FeedMessages {

  private static final Logger LOG = Logger.getLogger(Feed.class);

  /** Where a history that is being made began in this process. */
  private record HistoryStart(GeneratorStats stats, Instant at) {}

  private final FeedSettings settings;
  private boolean opened;
  private boolean live;
  private Optional<HistoryStart> history = Optional.empty();
  private Optional<String> trouble = Optional.empty();

  FeedMessages(FeedSettings settings) {
    this.settings = settings;
  }

  void opened(boolean first, GeneratorStats stats, Instant now) {
    trouble.ifPresent(over -> LOG.info("Trouble is over, nothing was lost"));
    trouble = Optional.empty();
    if (opened) {
      return;
    }
    opened = true;
    String paused = stats.ordersPerSecond() == 0 ? ", paused (PUT /generator/rate resumes)" : "";
    if (first) {
      tell(
          "Backfill of %d day%s at %s orders/s begins (seed %d)%s",
          settings.backfillDays(),
          settings.backfillDays() == 1 ? "" : "s",
          plain(settings.historyRate()),
          settings.seed(),
          paused);
    } else {
      tell("Going on after %,d orders%s", stats.orders(), paused);
    }
    if (first || stats.backfill() == Backfill.RUNNING) {
      history = Optional.of(new HistoryStart(stats, now));
    }
  }

  /** Called at quiet points; says so when history has just become complete. */
  void progressed(GeneratorStats stats, Instant now) {
    if (live || stats.backfill() == Backfill.RUNNING) {
      return;
    }
    live = true;
    history.ifPresent(
        start -> {
          double seconds = Math.max(0.001, Duration.between(start.at(), now).toMillis() / 1000.0);
          tell(
              "Backfill done: %,d orders in %.1f s, %,d records/s",
              stats.orders() - start.stats().orders(),
              seconds,
              (long) ((records(stats) - records(start.stats())) / seconds));
        });
    if (stats.ordersPerSecond() > 0) {
      tell("Live: %s orders/s", plain(stats.ordersPerSecond()));
    }
  }

  void rateChanged(double perSecond) {
    tell(perSecond == 0 ? "Paused" : "Rate is now %s orders/s", plain(perSecond));
  }

  void troubled(String reason) {
    if (!trouble.equals(Optional.of(reason))) {
      LOG.warn(reason + " (trying again every second)");
      trouble = Optional.of(reason);
    }
  }

  private static long records(GeneratorStats stats) {
    return stats.topics().values().stream().mapToLong(GeneratorStats.Counts::emitted).sum();
  }

  private static String plain(double perSecond) {
    return BigDecimal.valueOf(perSecond).stripTrailingZeros().toPlainString();
  }

  private static void tell(String format, Object... values) {
    LOG.info(String.format(Locale.ROOT, format, values));
  }
}
