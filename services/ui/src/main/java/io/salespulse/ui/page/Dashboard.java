package io.salespulse.ui.page;

import io.salespulse.contract.KpiFile;
import io.salespulse.contract.SummaryMetric;
import io.salespulse.ui.assets.Assets;
import io.salespulse.ui.cards.CardViews;
import io.salespulse.ui.cards.CardsView;
import io.salespulse.ui.filters.FilterViews;
import io.salespulse.ui.filters.FiltersView;
import io.salespulse.ui.format.Figures;
import io.salespulse.ui.format.HostileText;
import io.salespulse.ui.header.StatusView;
import io.salespulse.ui.header.StatusViews;
import io.salespulse.ui.health.OwnThreads;
import io.salespulse.ui.kpi.KpiSet;
import io.salespulse.ui.kpi.KpiSets;
import io.salespulse.ui.live.LiveView;
import io.salespulse.ui.live.LiveViews;
import io.salespulse.ui.page.BoardView.DownloadView;
import io.salespulse.ui.page.BoardView.NumbersView;
import io.salespulse.ui.page.PageView.Page;
import io.salespulse.ui.pipeline.FillingViews;
import io.salespulse.ui.pipeline.Pipeline;
import io.salespulse.ui.pipeline.PipelineView;
import io.salespulse.ui.pipeline.PipelineViews;
import io.salespulse.ui.pipeline.RunRequests;
import io.salespulse.ui.section.SectionView;
import io.salespulse.ui.section.Shown;
import io.salespulse.ui.selection.Choice;
import io.salespulse.ui.selection.Section;
import io.salespulse.ui.settings.Settings;
import io.salespulse.ui.settings.SignIn;
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
      OwnThreads threads,
      LiveViews liveViews,
      Clock clock,
      Assets assets) {
    this.settings = settings;
    this.sets = sets;
    this.pipeline = pipeline;
    this.statusViews = new StatusViews(pipeline, requests, threads, settings.locale());
    this.liveViews = liveViews;
    this.clock = clock;
    this.assets = assets;
  }

  Rendered page(Choice choice) {
    KpiSets.State state = sets.state();
    Instant now = clock.instant();
    return state
        .set()
        .map(set -> page(Page.DASHBOARD, state, now, false, board(set, choice).html()))
        .orElseGet(
            () -> page(Page.DASHBOARD, state, now, true, Templates.board(filling(now)).render()));
  }

  Rendered pipelinePage() {
    Instant now = clock.instant();
    return page(Page.PIPELINE, sets.state(), now, true, pipelinePart().rendering().get().html());
  }

  private Rendered page(
      Page page, KpiSets.State state, Instant now, boolean reload, String content) {
    StatusView status = statusViews.status(state, now);
    LiveView live = live(state, now);
    PageView view =
        new PageView(
            page,
            settings.locale().toLanguageTag(),
            settings.refresh().toSeconds(),
            assets.addresses(),
            status,
            assets.etag(status.key()),
            live,
            assets.etag(live.toString()),
            reload || status.run().isRunning(),
            settings.signIn().way() != SignIn.Way.NONE,
            content);
    return new Rendered("", Templates.page(view).render());
  }

  Fragment pipelinePart() {
    PipelineView view =
        new PipelineViews(pipeline, sets.state(), settings.locale()).pipeline(clock.instant());
    String etag = assets.etag(view.toString());
    return new Fragment(etag, () -> new Rendered(etag, Templates.pipeline(view, etag).render()));
  }

  Fragment livePart() {
    LiveView view = live(sets.state(), clock.instant());
    String etag = assets.etag(view.toString());
    return new Fragment(etag, () -> new Rendered(etag, Templates.live(view, etag).render()));
  }

  private LiveView live(KpiSets.State state, Instant now) {
    return liveViews.live(
        state.set().map(set -> Figures.of(set.manifest(), settings.locale())), now);
  }

  Fragment status() {
    StatusView view = statusViews.status(sets.state(), clock.instant());
    String etag = assets.etag(view.key());
    return new Fragment(etag, () -> new Rendered(etag, Templates.status(view, etag).render()));
  }

  Fragment board(Choice choice) {
    return sets.state()
        .set()
        .map(set -> Fragment.of(board(set, choice)))
        .orElseGet(
            () -> {
              BoardView view = filling(clock.instant());
              String etag = assets.etag(view.toString());
              return new Fragment(etag, () -> new Rendered(etag, Templates.board(view).render()));
            });
  }

  /** Empty where there is no such part, or before the first KPI set. */
  Optional<Fragment> part(String name, Choice choice) {
    boolean known = name.equals(CARDS) || name.equals(FILTERS) || Section.named(name).isPresent();
    return sets.state().set().filter(set -> known).map(set -> Fragment.of(part(set, name, choice)));
  }

  private Rendered part(KpiSet set, String name, Choice choice) {
    return parts.part(
        set,
        name,
        choice,
        () -> {
          Shown shown = Shown.of(set, settings.locale(), choice);
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

  private BoardView filling(Instant now) {
    return new BoardView(
        Optional.of(new FillingViews(pipeline, settings.locale()).filling(now)), Optional.empty());
  }

  private Rendered board(KpiSet shown, Choice choice) {
    return parts.part(
        shown,
        "board",
        choice,
        () ->
            new Rendered(
                assets.etag(shown.id() + choice.query()),
                Templates.board(
                        new BoardView(Optional.empty(), Optional.of(numbers(shown, choice))))
                    .render()));
  }

  private NumbersView numbers(KpiSet shown, Choice choice) {
    List<String> sections =
        Arrays.stream(Section.values())
            .map(section -> part(shown, section.fragment(), choice).html())
            .toList();
    return new NumbersView(
        choice.query(),
        part(shown, FILTERS, choice).html(),
        part(shown, CARDS, choice).html(),
        List.of(SummaryMetric.values()),
        sections.get(0),
        sections.subList(1, sections.size()),
        Arrays.stream(KpiFile.values())
            .filter(file -> shown.rows(file).isPresent())
            .map(file -> new DownloadView(file.fileName(), file.title()))
            .toList(),
        HostileText.tamed(shown.manifest().run().id()));
  }
}
