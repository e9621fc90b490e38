package io.salespulse.ui.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.salespulse.ui.cards.Cards;
import io.salespulse.ui.filters.Filters;
import io.salespulse.ui.header.StatusView;
import io.salespulse.ui.live.LiveView;
import io.salespulse.ui.outliers.Outliers;
import io.salespulse.ui.pipeline.FillingView;
import io.salespulse.ui.pipeline.PipelineView;
import io.salespulse.ui.section.SectionView;
import io.salespulse.ui.today.Today;

/**
 * The templates, checked against what they show when the code is built: three pages with their own
 * part as a fragment, and the parts that they include.
 */
@CheckedTemplate(basePath = "")
final class Templates {

  private Templates() {}

  static native TemplateInstance dashboard(Layout page, BoardView board);

  static native TemplateInstance dashboard$board(BoardView board);

  static native TemplateInstance filling(Layout page, FillingView filling);

  static native TemplateInstance filling$board(FillingView filling);

  static native TemplateInstance pipeline(Layout page, PipelineView pipeline, String etag);

  static native TemplateInstance pipeline$stages(PipelineView pipeline, String etag);

  static native TemplateInstance status(StatusView status, String etag);

  static native TemplateInstance live(LiveView live, String etag);

  static native TemplateInstance cards(Cards cards, String etag);

  static native TemplateInstance today(Today today, String etag);

  static native TemplateInstance outliers(Outliers outliers, String etag);

  static native TemplateInstance filters(Filters filters, String etag);

  static native TemplateInstance section(SectionView section, String etag);
}
