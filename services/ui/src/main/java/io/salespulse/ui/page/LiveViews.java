package io.salespulse.ui.page;

import io.salespulse.ui.Problem;
import io.salespulse.ui.live.LiveFeed;
import io.salespulse.ui.live.LiveWindow;
import io.salespulse.ui.page.LiveView.WindowView;
import io.salespulse.ui.selection.Totals;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes the live strip. */
@Singleton
class LiveViews {

  private final LiveFeed feed;
  private final LiveWindow window;

  LiveViews(LiveFeed feed, LiveWindow window) {
    this.feed = feed;
    this.window = window;
  }

  /**
   * @param figures empty before any KPI, when the currency is not known
   */
  LiveView live(Optional<Figures> figures, Instant now) {
    Optional<Problem> problem = feed.problem();
    if (problem.isPresent()) {
      return new LiveView(problem.map(Problem::what), List.of());
    }
    return new LiveView(
        Optional.empty(),
        List.of(
            window("last minute", Duration.ofMinutes(1), figures, now),
            window("last 5 minutes", LiveWindow.LENGTH, figures, now)));
  }

  private WindowView window(String title, Duration length, Optional<Figures> figures, Instant now) {
    Totals totals = window.last(length, now);
    return new WindowView(
        title,
        figures.map(known -> known.count(totals.orders())).orElse(String.valueOf(totals.orders())),
        figures.map(known -> known.money(totals.amount())).orElse(""));
  }
}
