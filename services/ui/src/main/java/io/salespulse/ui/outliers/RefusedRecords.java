package io.salespulse.ui.outliers;

import io.salespulse.contract.DataQualityRule;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.RunReport.Refusals;
import io.salespulse.ui.health.Problem;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.outliers.Sentence.Link;
import io.salespulse.ui.section.SelectedKpis;
import io.salespulse.ui.selection.Choice;
import io.salespulse.ui.selection.Section;
import io.salespulse.ui.text.HostileText;
import io.salespulse.ui.text.Words;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The topic of which the sink turned away far more since the run before than in all time until
 * then: the one cleaning rule of which a set says both. Where it was most, the header says so.
 */
final class RefusedRecords {

  /** Of fewer nobody has to know. */
  private static final long FEWEST = 20;

  /** Records that must have come before, so that it is known what is usual. */
  private static final long FEWEST_BEFORE = 1_000;

  /** More of what came than is usual. */
  private static final double LEAST = 0.01;

  private static final int LONGEST_REASON = 160;

  private RefusedRecords() {}

  /**
   * @param now share of what came since the run before
   * @param before share of all that came until then
   */
  private record Jump(String topic, Refusals refusals, double now, double before) {

    private boolean standsOut(double error) {
      return refusals.rejected() >= FEWEST
          && !refusals.areMost()
          && now - before > Math.max(LEAST, Chance.ERRORS * error);
    }
  }

  static Optional<Sentence> of(SelectedKpis kpis) {
    return kpis.set().table(KpiFile.DATA_QUALITY).stream()
        .flatMap(List::stream)
        .filter(row -> row.text(KpiColumns.RULE).equals(DataQualityRule.ACCEPTED_BY_SINK.rule()))
        .flatMap(row -> jump(row, kpis))
        .max(Comparator.comparing(jump -> jump.now() - jump.before()))
        .map(jump -> sentence(jump, kpis));
  }

  private static Stream<Jump> jump(KpiRow rule, SelectedKpis kpis) {
    String topic = rule.text(KpiColumns.TOPIC);
    Refusals refusals = kpis.set().manifest().run().refusals().get(topic);
    if (refusals == null) {
      return Stream.empty();
    }
    long checked = rule.numberOrZero(KpiColumns.CHECKED).longValue();
    long failed = rule.numberOrZero(KpiColumns.FAILED).longValue();
    long before = checked - refusals.received();
    if (before < FEWEST_BEFORE || refusals.received() <= 0) {
      return Stream.empty();
    }
    Jump jump =
        new Jump(
            topic,
            refusals,
            (double) refusals.rejected() / refusals.received(),
            Math.max(0, (double) (failed - refusals.rejected()) / before));
    double error = Chance.error((double) failed / checked, refusals.received(), before);
    return Stream.of(jump).filter(candidate -> candidate.standsOut(error));
  }

  private static Sentence sentence(Jump jump, SelectedKpis kpis) {
    String now = kpis.figures().percent(BigDecimal.valueOf(jump.now() * 100));
    return new Sentence(
        "records",
        "bad",
        now,
        Words.of(jump.topic()),
        ": the sink turned away %s of %s records since the run before, where %s were usual."
            .formatted(
                kpis.figures().count(jump.refusals().rejected()),
                kpis.figures().count(jump.refusals().received()),
                kpis.figures().percent(BigDecimal.valueOf(jump.before() * 100))),
        "Usual: the share of all records until then. Most often now: "
            + Problem.sentence(
                HostileText.tamed(
                    String.valueOf(jump.refusals().commonestReason()), LONGEST_REASON)),
        Link.to(Section.QUALITY, Choice.DEFAULT, "Show the data quality"));
  }
}
