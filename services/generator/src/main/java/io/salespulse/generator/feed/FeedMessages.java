package io.salespulse.generator.feed;

import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.GeneratorStats.Backfill;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jboss.logging.Logger;

/** The few lines that a feed is worth: phases, changes of rate, trouble. */
final class FeedMessages {

  private static final Logger LOG = Logger.getLogger(Feed.class);

  private final FeedSettings settings;
  private Instant begun;
  private boolean opened;
  private boolean hasHistory;
  private boolean live;

  FeedMessages(FeedSettings settings) {
    this.settings = settings;
  }

  void opened(boolean first, GeneratorStats stats, Instant now) {
    if (opened) {
      tell("Trouble is over, nothing was lost");
      return;
    }
    opened = true;
    begun = now;
    hasHistory = first || stats.backfill() == Backfill.RUNNING;
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
  }

  /** Called at quiet points; says so when history has just become complete. */
  void progressed(GeneratorStats stats, Instant now) {
    if (live || stats.backfill() == Backfill.RUNNING) {
      return;
    }
    live = true;
    if (hasHistory) {
      double seconds = Duration.between(begun, now).toMillis() / 1000.0;
      tell("Backfill done: %,d orders, %.1f s after the start", stats.orders(), seconds);
    }
    if (stats.ordersPerSecond() > 0) {
      tell("Live: %s orders/s", plain(stats.ordersPerSecond()));
    }
  }

  void rateChanged(double perSecond) {
    tell(perSecond == 0 ? "Paused" : "Rate is now %s orders/s", plain(perSecond));
  }

  void troubled(String reason) {
    LOG.warn(reason + " (trying again every second)");
  }

  private static String plain(double perSecond) {
    return BigDecimal.valueOf(perSecond).stripTrailingZeros().toPlainString();
  }

  private static void tell(String format, Object... values) {
    LOG.info(String.format(Locale.ROOT, format, values));
  }
}
