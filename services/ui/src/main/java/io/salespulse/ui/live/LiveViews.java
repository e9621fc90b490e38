package io.salespulse.ui.live;

import io.salespulse.ui.format.Figures;
import io.salespulse.ui.format.HostileText;
import io.salespulse.ui.health.Problem;
import io.salespulse.ui.live.LiveView.WindowView;
import jakarta.inject.Singleton;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes the live strip. */
@Singleton
public class LiveViews {

  /** More than the feed says by itself; some of it are Kafka's own words. */
  private static final int LONGEST = 300;

  private final LiveFeed feed;
  private final LiveWindow window;

  public LiveViews(LiveFeed feed, LiveWindow window) {
    this.feed = feed;
    this.window = window;
  }

  /**
   * @param figures empty before any KPI, when the currency is not known
   */
  public LiveView live(Optional<Figures> figures, Instant now) {
    Optional<Problem> problem = feed.problem();
    if (problem.isPresent()) {
      return new LiveView(
          problem.map(what -> HostileText.tamed(what.what(), LONGEST)),
          List.of(),
          Optional.empty());
    }
    return new LiveView(
        Optional.empty(),
        List.of(
            window("last minute", Duration.ofMinutes(1), figures, now),
            window("last 5 minutes", LiveWindow.LENGTH, figures, now)),
        gap(feed.waiting(), figures).or(() -> overrun(now)));
  }

  private static Optional<String> gap(long waiting, Optional<Figures> figures) {
    return waiting == 0
        ? Optional.empty()
        : Optional.of(
            "A producer has left a transaction open: %s not counted until it ends."
                .formatted(
                    waiting == 1
                        ? "1 record from it on is"
                        : figures.map(known -> known.count(waiting)).orElse("" + waiting)
                            + " records from it on are"));
  }

  private Optional<String> overrun(Instant now) {
    return window.isOverrun(now)
        ? Optional.of(
            "More orders come than the strip remembers: one that changes may be counted twice.")
        : Optional.empty();
  }

  private WindowView window(String title, Duration length, Optional<Figures> figures, Instant now) {
    LiveWindow.Sum sum = window.last(length, now);
    return new WindowView(
        title,
        figures.map(known -> known.count(sum.orders())).orElse(String.valueOf(sum.orders())),
        figures.map(known -> sales(sum, known)).orElse(""));
  }

  /** Producers write amounts with any number of decimals; a figure has those of its currency. */
  private static String sales(LiveWindow.Sum sum, Figures figures) {
    int decimals = Math.max(0, figures.currency().getDefaultFractionDigits());
    return figures.money(sum.gross().setScale(decimals, RoundingMode.HALF_UP));
  }
}
