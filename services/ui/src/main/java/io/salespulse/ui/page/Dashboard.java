package io.salespulse.ui.page;

import io.quarkus.qute.TemplateInstance;
import io.salespulse.ui.cards.Cards;
import io.salespulse.ui.filters.Filters;
import io.salespulse.ui.format.Figures;
import io.salespulse.ui.header.StatusView;
import io.salespulse.ui.header.StatusViews;
import io.salespulse.ui.kpi.KpiSet;
import io.salespulse.ui.kpi.KpiSets;
import io.salespulse.ui.live.LiveView;
import io.salespulse.ui.live.LiveViews;
import io.salespulse.ui.pipeline.FillingView;
import io.salespulse.ui.pipeline.Pipeline;
import io.salespulse.ui.pipeline.PipelineView;
import io.salespulse.ui.pipeline.RunRequests;
import io.salespulse.ui.section.SectionView;
import io.salespulse.ui.section.SelectedKpis;
import io.salespulse.ui.selection.Choice;
import io.salespulse.ui.selection.Section;
import io.salespulse.ui.settings.Settings;
import io.salespulse.ui.settings.SignIn;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Renders the pages and their parts. */
@Singleton
class Dashboard {

  private final Settings settings;
  private final KpiSets sets;
  private final Pipeline pipeline;
  private final StatusViews statusViews;
  private final LiveViews liveViews;
  private final Clock clock;
  private final EntityTags tags;
  private final Parts parts = new Parts();

  Dashboard(
      Settings settings,
      KpiSets sets,
      Pipeline pipeline,
      RunRequests requests,
      LiveViews liveViews,
      Clock clock,
      EntityTags tags) {
    this.settings = settings;
    this.sets = sets;
    this.pipeline = pipeline;
    this.statusViews = new StatusViews(pipeline, requests, settings.locale());
    this.liveViews = liveViews;
    this.clock = clock;
    this.tags = tags;
  }

  Rendered page(Choice choice) {
    return whole(
        sets.state()
            .set()
            .map(set -> Templates.dashboard(layout(false, false), board(set, choice)))
            .orElseGet(() -> Templates.filling(layout(false, true), filling())));
  }

  Rendered pipelinePage() {
    return whole(Templates.pipeline(layout(true, true), pipeline()));
  }

  private static Rendered whole(TemplateInstance page) {
    return new Rendered("", page.render());
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

  Fragment pipelinePart() {
    PipelineView view = pipeline();
    return fragment(view.toString(), () -> Templates.pipeline$stages(view));
  }

  Fragment livePart() {
    LiveView view = live();
    return fragment(view.toString(), () -> Templates.live(view));
  }

  Fragment statusPart() {
    StatusView view = status();
    return fragment(view.key(), () -> Templates.status(view));
  }

  Fragment boardPart(Choice choice) {
    Optional<KpiSet> shown = sets.state().set();
    if (shown.isEmpty()) {
      FillingView view = filling();
      return fragment(view.toString(), () -> Templates.filling$board(view));
    }
    KpiSet set = shown.get();
    return fragment(set.id() + choice.query(), () -> Templates.dashboard$board(board(set, choice)));
  }

  /** Empty where there is no such part, or before the first KPI set. */
  Optional<Fragment> part(String name, Choice choice) {
    return sets.state()
        .set()
        .flatMap(
            set ->
                switch (name) {
                  case "cards" -> Optional.of(part(set, name, choice, Cards::of, Templates::cards));
                  case "filters" ->
                      Optional.of(part(set, name, choice, Filters::of, Templates::filters));
                  default -> Section.named(name).map(section -> section(set, section, choice));
                });
  }

  private Fragment section(KpiSet set, Section section, Choice choice) {
    Function<SelectedKpis, SectionView> view = kpis -> Sections.of(section, kpis);
    return part(set, section.fragment(), choice, view, Templates::section);
  }

  private <V> Fragment part(
      KpiSet set,
      String name,
      Choice choice,
      Function<SelectedKpis, V> view,
      Function<V, TemplateInstance> template) {
    return Fragment.of(
        parts.part(
            set,
            name,
            choice,
            () -> {
              V made = view.apply(SelectedKpis.of(set, settings.locale(), choice));
              return new Rendered(tags.of(made.toString()), template.apply(made).render());
            }));
  }

  private Fragment fragment(String content, Supplier<TemplateInstance> template) {
    String etag = tags.of(content);
    return new Fragment(etag, () -> new Rendered(etag, template.get().render()));
  }

  private BoardView board(KpiSet set, Choice choice) {
    return BoardView.of(SelectedKpis.of(set, settings.locale(), choice));
  }

  private StatusView status() {
    return statusViews.status(sets.state(), clock.instant());
  }

  private LiveView live() {
    return liveViews.live(
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
