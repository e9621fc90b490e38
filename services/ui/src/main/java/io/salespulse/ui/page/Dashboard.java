package io.salespulse.ui.page;

import io.salespulse.contract.KpiFile;
import io.salespulse.ui.Settings;
import io.salespulse.ui.kpi.KpiSet;
import io.salespulse.ui.kpi.KpiSets;
import io.salespulse.ui.page.BoardView.DownloadView;
import io.salespulse.ui.page.BoardView.NumbersView;
import io.salespulse.ui.pipeline.Pipeline;
import io.salespulse.ui.pipeline.RunRequests;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Renders the page and its parts. What depends on the KPI set alone is rendered once per set,
 * however many browsers ask for it.
 */
@Singleton
class Dashboard {

  private final Settings settings;
  private final KpiSets sets;
  private final Pipeline pipeline;
  private final StatusViews statusViews;
  private final Clock clock;
  private final Assets assets;

  private volatile Cache cache = new Cache("", Map.of());

  Dashboard(
      Settings settings,
      KpiSets sets,
      Pipeline pipeline,
      RunRequests requests,
      Clock clock,
      Assets assets) {
    this.settings = settings;
    this.sets = sets;
    this.pipeline = pipeline;
    this.statusViews = new StatusViews(pipeline, requests, settings.locale());
    this.clock = clock;
    this.assets = assets;
  }

  /** Parts of one set by name and choice; there are few choices, so it stays small. */
  private record Cache(String set, Map<String, Rendered> parts) {}

  String page(Choice choice) {
    KpiSets.State state = sets.state();
    Instant now = clock.instant();
    PageView page =
        new PageView(
            settings.locale().toLanguageTag(),
            settings.refresh().toSeconds(),
            assets.version(),
            statusViews.status(state, now),
            board(state.set(), choice, now));
    return Templates.page(page).render();
  }

  Rendered status() {
    StatusView status = statusViews.status(sets.state(), clock.instant());
    return new Rendered(assets.etag(status.key()), Templates.status(status).render());
  }

  /** The header's tag without rendering it. */
  String statusEtag() {
    return assets.etag(statusViews.status(sets.state(), clock.instant()).key());
  }

  Rendered board(Choice choice) {
    Optional<KpiSet> set = sets.state().set();
    BoardView board = board(set, choice, clock.instant());
    String key = set.map(shown -> shown.id() + choice.query()).orElseGet(board::toString);
    return new Rendered(assets.etag(key), Templates.board(board).render());
  }

  /** Empty before the first KPI set. */
  Optional<Rendered> cards() {
    return part("cards", set -> Templates.cards(cards(set)).render());
  }

  /** Empty before the first KPI set. */
  Optional<Rendered> section(Section section, Choice choice) {
    String name = section == Section.TREND ? section + choice.query() : section.name();
    return part(
        name, set -> Templates.section(sectionViews(set).section(section, choice)).render());
  }

  private Optional<Rendered> part(String name, Function<KpiSet, String> html) {
    return sets.state()
        .set()
        .map(
            set ->
                cache(set)
                    .parts()
                    .computeIfAbsent(name, missing -> new Rendered(etag(set), html.apply(set))));
  }

  private Cache cache(KpiSet set) {
    Cache current = cache;
    if (!current.set().equals(set.id())) {
      // Two threads may both make one; the loser's parts are rendered again, that is all.
      current = new Cache(set.id(), new ConcurrentHashMap<>());
      cache = current;
    }
    return current;
  }

  private BoardView board(Optional<KpiSet> set, Choice choice, Instant now) {
    if (set.isEmpty()) {
      return new BoardView(
          Optional.of(new FillingViews(pipeline, settings.locale()).filling(now)),
          Optional.empty());
    }
    KpiSet shown = set.get();
    SectionViews views = sectionViews(shown);
    NumbersView numbers =
        new NumbersView(
            cards(shown),
            views.section(Section.TREND, choice),
            Arrays.stream(Section.values())
                .filter(section -> section != Section.TREND)
                .map(section -> views.section(section, choice))
                .toList(),
            Arrays.stream(KpiFile.values())
                .filter(file -> shown.table(file).isPresent())
                .map(file -> new DownloadView(file.fileName(), file.title()))
                .toList(),
            HostileText.tamed(shown.manifest().run().id()));
    return new BoardView(Optional.empty(), Optional.of(numbers));
  }

  private CardsView cards(KpiSet set) {
    return new CardViews(set, Figures.of(set.manifest(), settings.locale()), etag(set)).cards();
  }

  private SectionViews sectionViews(KpiSet set) {
    return new SectionViews(set, Figures.of(set.manifest(), settings.locale()), etag(set));
  }

  private String etag(KpiSet set) {
    return assets.etag(set.id());
  }
}
