package io.salespulse.generator.feed;

import io.salespulse.contract.GeneratorStats;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jboss.logging.Logger;

/** The few lines that a feed is worth: phases, changes of rate, trouble. */
final class FeedMessages {

  private static final Logger LOG = Logger.getLogger(Feed.class);

  private enum Phase {
    CLOSED,
    HISTORY,
    LIVE
  }

  private final FeedSettings settings;
  private Phase phase = Phase.CLOSED;
  private Instant historySince = Instant.EPOCH;
  private GeneratorStats before;
  private String trouble = "";

  FeedMessages(FeedSettings settings) {
    this.settings = settings;
  }

  void opened(boolean first, GeneratorStats stats, Instant now) {
    settled();
    if (phase != Phase.CLOSED) {
      return;
    }
    before = stats;
    historySince = now;
    boolean history = stats.backfill() == GeneratorStats.Backfill.RUNNING;
    if (first) {
      LOG.info(
          text(
              "Backfill of %d day%s at %s orders/s begins (seed %d)%s",
              settings.backfillDays(),
              settings.backfillDays() == 1 ? "" : "s",
              rate(settings.historyRate()),
              settings.seed(),
              paused(stats)));
    } else {
      LOG.info(text("Going on after %,d orders%s", stats.orders(), paused(stats)));
    }
    phase = history || first ? Phase.HISTORY : Phase.CLOSED;
  }

  /** Called at quiet points; says so when history has just become complete. */
  void progressed(GeneratorStats stats, Instant now) {
    if (stats.backfill() == GeneratorStats.Backfill.RUNNING || phase == Phase.LIVE) {
      return;
    }
    if (phase == Phase.HISTORY) {
      double seconds = Math.max(0.001, Duration.between(historySince, now).toMillis() / 1000.0);
      long records = records(stats) - records(before);
      LOG.info(
          text(
              "Backfill done: %,d orders in %.1f s, %,d records/s",
              stats.orders() - before.orders(), seconds, (long) (records / seconds)));
    }
    phase = Phase.LIVE;
    if (stats.ordersPerSecond() > 0) {
      LOG.info(text("Live: %s orders/s", rate(stats.ordersPerSecond())));
    }
  }

  void rateChanged(double perSecond) {
    LOG.info(perSecond == 0 ? "Paused" : text("Rate is now %s orders/s", rate(perSecond)));
  }

  void troubled(String reason) {
    if (!reason.equals(trouble)) {
      LOG.warn(reason + " (trying again every second)");
      trouble = reason;
    }
  }

  private void settled() {
    if (!trouble.isEmpty()) {
      LOG.info("Trouble is over, nothing was lost");
      trouble = "";
    }
  }

  private static long records(GeneratorStats stats) {
    return stats.topics().values().stream().mapToLong(GeneratorStats.Counts::emitted).sum();
  }

  private static String paused(GeneratorStats stats) {
    return stats.ordersPerSecond() == 0 ? ", paused (PUT /generator/rate resumes)" : "";
  }

  private static String rate(double perSecond) {
    return BigDecimal.valueOf(perSecond).stripTrailingZeros().toPlainString();
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
