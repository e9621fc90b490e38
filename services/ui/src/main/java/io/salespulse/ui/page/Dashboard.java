package io.salespulse.ui.page;

import io.salespulse.contract.KpiFile;
import io.salespulse.ui.Settings;
import io.salespulse.ui.kpi.KpiSet;
import io.salespulse.ui.kpi.KpiSets;
import io.salespulse.ui.page.BoardView.DownloadView;
import io.salespulse.ui.page.BoardView.NumbersView;
import io.salespulse.ui.page.PageView.Page;
import io.salespulse.ui.pipeline.Pipeline;
import io.salespulse.ui.pipeline.RunRequests;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Renders the page and its parts. */
@Singleton
class Dashboard {

  private static final String CARDS = "cards";
  private static final String FILTERS = "filters";

  private final Settings settings;
  private final KpiSets sets;
  private final Pipeline pipeline;
  private final StatusViews statusViews;
  private final LiveViews liveViews;
  private final Clock clock;
  private final Assets assets;
  private final Parts parts = new Parts();

  Dashboard(
      Settings settings,
      KpiSets sets,
      Pipeline pipeline,
      RunRequests requests,
      LiveViews liveViews,
      Clock clock,
      Assets assets) {
    this.settings = settings;
    this.sets = sets;
    this.pipeline = pipeline;
    this.statusViews = new StatusViews(pipeline, requests, settings.locale());
    this.liveViews = liveViews;
    this.clock = clock;
    this.assets = assets;
  }

  String page(Choice choice) {
    KpiSets.State state = sets.state();
    Instant now = clock.instant();
    BoardView board = board(state.set(), choice, now);
    boolean filling = board.filling().isPresent();
    return page(Page.DASHBOARD, state, now, filling, Templates.board(board).render());
  }

  String pipelinePage() {
    return page(Page.PIPELINE, sets.state(), clock.instant(), true, pipelinePart().html());
  }

  private String page(Page page, KpiSets.State state, Instant now, boolean reload, String content) {
    StatusView status = statusViews.status(state, now);
    LiveView live = live(state, now);
    PageView view =
        new PageView(
            page,
            settings.locale().toLanguageTag(),
            settings.refresh().toSeconds(),
            assets.version(),
            status,
            live,
            assets.etag(live.toString()),
            reload || status.run().isRunning(),
            content);
    return Templates.page(view).render();
  }

  Rendered pipelinePart() {
    PipelineView view =
        new PipelineViews(pipeline, sets.state(), settings.locale()).pipeline(clock.instant());
    String etag = assets.etag(view.toString());
    return new Rendered(etag, Templates.pipeline(view, etag).render());
  }

  Rendered livePart() {
    LiveView view = live(sets.state(), clock.instant());
    String etag = assets.etag(view.toString());
    return new Rendered(etag, Templates.live(view, etag).render());
  }

  private LiveView live(KpiSets.State state, Instant now) {
    return liveViews.live(
        state.set().map(set -> Figures.of(set.manifest(), settings.locale())), now);
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

  /** Empty where there is no such part, or before the first KPI set. */
  Optional<Rendered> part(String name, Choice choice) {
    boolean known = name.equals(CARDS) || name.equals(FILTERS) || Section.named(name).isPresent();
    return sets.state().set().filter(set -> known).map(set -> part(set, name, choice));
  }

  private Rendered part(KpiSet set, String name, Choice choice) {
    return parts.part(
        set,
        name + choice.query(),
        () -> {
          Shown shown = Shown.of(set, parts.cube(set), settings.locale(), choice);
          return switch (name) {
            case CARDS -> cards(shown);
            case FILTERS -> filters(shown);
            default -> section(shown, Section.named(name).orElseThrow());
          };
        });
  }

  private Rendered cards(Shown shown) {
    CardsView cards = new CardViews(shown).cards();
    String etag = assets.etag(cards.toString());
    return new Rendered(etag, Templates.cards(cards, etag).render());
  }

  private Rendered filters(Shown shown) {
    FiltersView filters = new FilterViews(shown).filters();
    String etag = assets.etag(filters.toString());
    return new Rendered(etag, Templates.filters(filters, shown.choice().query(), etag).render());
  }

  private Rendered section(Shown shown, Section section) {
    SectionView view = new SectionViews(shown).section(section);
    String etag = assets.etag(view.toString());
    return new Rendered(etag, Templates.section(view, etag).render());
  }

  private BoardView board(Optional<KpiSet> set, Choice choice, Instant now) {
    if (set.isEmpty()) {
      return new BoardView(
          Optional.of(new FillingViews(pipeline, settings.locale()).filling(now)),
          Optional.empty());
    }
    KpiSet shown = set.get();
    List<String> sections =
        Arrays.stream(Section.values())
            .map(section -> part(shown, section.fragment(), choice).html())
            .toList();
    NumbersView numbers =
        new NumbersView(
            choice.query(),
            part(shown, FILTERS, choice).html(),
            part(shown, CARDS, choice).html(),
            sections.get(0),
            sections.subList(1, sections.size()),
            Arrays.stream(KpiFile.values())
                .filter(file -> shown.table(file).isPresent())
                .map(file -> new DownloadView(file.fileName(), file.title()))
                .toList(),
            HostileText.tamed(shown.manifest().run().id()));
    return new BoardView(Optional.empty(), Optional.of(numbers));
  }
}
