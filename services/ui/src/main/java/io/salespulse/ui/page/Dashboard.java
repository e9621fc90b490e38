package io.salespulse.ui.page;

import io.quarkus.qute.TemplateInstance;
import io.salespulse.ui.cards.Cards;
import io.salespulse.ui.filters.Filters;
import io.salespulse.ui.format.Figures;
import io.salespulse.ui.header.StatusView;
import io.salespulse.ui.header.StatusViews;
import io.salespulse.ui.kpi.KpiSet;
import io.salespulse.ui.kpi.KpiSets;
import io.salespulse.ui.live.LiveSalesPolling;
import io.salespulse.ui.live.LiveView;
import io.salespulse.ui.notes.NotesFile;
import io.salespulse.ui.outliers.Outliers;
import io.salespulse.ui.own.OwnSection;
import io.salespulse.ui.pipeline.FillingView;
import io.salespulse.ui.pipeline.Pipeline;
import io.salespulse.ui.pipeline.PipelineView;
import io.salespulse.ui.pipeline.RunRequests;
import io.salespulse.ui.section.SalesSeries;
import io.salespulse.ui.section.SelectedKpis;
import io.salespulse.ui.selection.Choice;
import io.salespulse.ui.selection.OwnChoice;
import io.salespulse.ui.selection.Section;
import io.salespulse.ui.settings.Settings;
import io.salespulse.ui.settings.SignIn;
import io.salespulse.ui.today.Today;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Renders the pages and their parts. */
@Singleton
class Dashboard {

  private final Settings settings;
  private final KpiSets sets;
  private final NotesFile notes;
  private final Pipeline pipeline;
  private final StatusViews statusViews;
  private final LiveSalesPolling liveSales;
  private final Clock clock;
  private final EntityTags tags;
  private final Parts parts = new Parts();
  private final OncePerSet<SalesSeries> series = new OncePerSet<>();
  private final OncePerSet<Outliers> outliers = new OncePerSet<>();

  Dashboard(
      Settings settings,
      KpiSets sets,
      NotesFile notes,
      Pipeline pipeline,
      RunRequests requests,
      LiveSalesPolling liveSales,
      Clock clock,
      EntityTags tags) {
    this.settings = settings;
    this.sets = sets;
    this.notes = notes;
    this.pipeline = pipeline;
    this.statusViews = new StatusViews(pipeline, requests, settings.locale());
    this.liveSales = liveSales;
    this.clock = clock;
    this.tags = tags;
  }

  String page(Choice choice) {
    return sets.state()
        .set()
        .map(set -> Templates.dashboard(layout(false, false), board(set, choice)))
        .orElseGet(() -> Templates.filling(layout(false, true), filling()))
        .render();
  }

  String pipelinePage() {
    PipelineView view = pipeline();
    return Templates.pipeline(layout(true, true), view, tags.of(view.toString())).render();
  }

  private Layout layout(boolean isPipeline, boolean isReloaded) {
    StatusView status = status();
    return new Layout(
        settings.locale().toLanguageTag(),
        settings.refresh().toSeconds(),
        status,
        live(),
        isPipeline,
        isReloaded || status.run().isRunning(),
        settings.signIn() != SignIn.Way.NONE);
  }

  /** Empty where there is no such part, or of one that shows KPIs before the first set. */
  Optional<Fragment> part(String name, Choice choice) {
    return switch (name) {
      case "status" -> Optional.of(statusPart());
      case "live" -> Optional.of(part(live(), Templates::live));
      case "pipeline" -> Optional.of(part(pipeline(), Templates::pipeline$stages));
      case "board" -> Optional.of(boardPart(choice));
      default -> sets.state().set().flatMap(set -> part(set, name, choice));
    };
  }

  Fragment statusPart() {
    StatusView view = status();
    String etag = tags.of(view.key());
    return new Fragment(etag, () -> Templates.status(view, etag).render());
  }

  Fragment boardPart(Choice choice) {
    return sets.state()
        .set()
        .map(
            set ->
                new Fragment(
                    tags.of(version(set) + choice.query()),
                    () -> Templates.dashboard$board(board(set, choice)).render()))
        .orElseGet(() -> part(filling(), (view, etag) -> Templates.filling$board(view)));
  }

  private Optional<Fragment> part(KpiSet set, String name, Choice choice) {
    return switch (name) {
      case "cards" -> Optional.of(part(set, name, choice, Cards::of, Templates::cards));
      case Today.NAME -> Optional.of(part(set, name, choice, Today::of, Templates::today));
      case "filters" -> Optional.of(part(set, name, choice, Filters::of, Templates::filters));
      // No choice changes it.
      case Outliers.NAME ->
          Optional.of(part(set, name, Choice.DEFAULT, kpis -> outliers(set), Templates::outliers));
      case OwnChoice.NAME ->
          OwnSection.of(selected(set, choice))
              .map(view -> part(set, name, choice, kpis -> view, Templates::section));
      default ->
          Section.named(name)
              .map(
                  section ->
                      part(
                          set,
                          name,
                          choice,
                          kpis -> Sections.of(section, kpis),
                          Templates::section));
    };
  }

  private <V> Fragment part(
      KpiSet set,
      String name,
      Choice choice,
      Function<SelectedKpis, V> view,
      BiFunction<V, String, TemplateInstance> template) {
    return parts.part(
        version(set),
        name,
        choice,
        () -> {
          Fragment made = part(view.apply(selected(set, choice)), template);
          String html = made.html().get();
          return new Fragment(made.etag(), () -> html);
        });
  }

  private <V> Fragment part(V view, BiFunction<V, String, TemplateInstance> template) {
    String etag = tags.of(view.toString());
    return new Fragment(etag, () -> template.apply(view, etag).render());
  }

  private SelectedKpis selected(KpiSet set, Choice choice) {
    return SelectedKpis.of(
        set,
        series.of(set.id(), () -> new SalesSeries(set)),
        settings.locale(),
        notes.notes(),
        set.day(clock.instant()),
        choice);
  }

  /** Changes with all that the parts are made of: with the day too, as today's is another then. */
  private String version(KpiSet set) {
    return set.id() + notes.notes().id() + set.day(clock.instant());
  }

  private BoardView board(KpiSet set, Choice choice) {
    return BoardView.of(selected(set, choice), outliers(set));
  }

  private Outliers outliers(KpiSet set) {
    return outliers.of(set.id(), () -> Outliers.of(selected(set, Choice.DEFAULT)));
  }

  private StatusView status() {
    KpiSets.State state = sets.state();
    return statusViews.status(state, state.set().map(this::version).orElse(""), clock.instant());
  }

  private LiveView live() {
    return LiveView.of(
        liveSales,
        sets.state().set().map(set -> Figures.of(set.manifest(), settings.locale())),
        clock.instant());
  }

  private PipelineView pipeline() {
    return PipelineView.of(pipeline, sets.state(), settings.locale(), clock.instant());
  }

  private FillingView filling() {
    return FillingView.of(pipeline, settings.locale(), clock.instant());
  }
}
