package io.salespulse.ui.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.salespulse.ui.cards.CardsView;
import io.salespulse.ui.filters.FiltersView;
import io.salespulse.ui.header.StatusView;
import io.salespulse.ui.live.LiveView;
import io.salespulse.ui.pipeline.PipelineView;
import io.salespulse.ui.section.SectionView;

/** The templates, checked against the views when the code is built. */
@CheckedTemplate(basePath = "")
final class Templates {

  private Templates() {}

  static native TemplateInstance page(PageView page);

  static native TemplateInstance status(StatusView status, String etag);

  static native TemplateInstance board(BoardView board);

  static native TemplateInstance cards(CardsView cards, String etag);

  static native TemplateInstance section(SectionView section, String etag);

  static native TemplateInstance filters(FiltersView filters, String query, String etag);

  static native TemplateInstance live(LiveView live, String etag);

  static native TemplateInstance pipeline(PipelineView pipeline, String etag);
}
