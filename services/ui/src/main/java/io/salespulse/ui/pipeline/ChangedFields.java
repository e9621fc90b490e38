package io.salespulse.ui.pipeline;

import io.salespulse.contract.SourceSamples;
import io.salespulse.contract.SourceSamples.Drift;
import io.salespulse.contract.Topic;
import io.salespulse.ui.format.Figures;
import io.salespulse.ui.section.TableView;
import io.salespulse.ui.section.TableView.CellView;
import io.salespulse.ui.section.TableView.ColumnView;
import io.salespulse.ui.section.TableView.RowView;
import io.salespulse.ui.text.Words;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Fields that are gone from a topic's records, or are not what they were, those of most first. */
final class ChangedFields {

  private static final BigDecimal HUNDRED = new BigDecimal(100);

  /** A field of a topic, by whichever sink saw it in the larger share of its records. */
  private record Changed(Topic topic, Drift drift) {}

  private final List<Changed> changed;
  private final Figures figures;
  private final Instant now;

  ChangedFields(List<SourceSamples> sinks, Figures figures, Instant now) {
    this.figures = figures;
    this.now = now;
    this.changed =
        Arrays.stream(Topic.values())
            .flatMap(topic -> of(topic, sinks))
            .sorted(Comparator.comparingDouble(one -> -one.drift().share()))
            .toList();
  }

  private static Stream<Changed> of(Topic topic, List<SourceSamples> sinks) {
    List<Drift> drifts =
        sinks.stream()
            .flatMap(sink -> Optional.ofNullable(sink.topics().get(topic.topicName())).stream())
            .flatMap(of -> of.drifts().stream())
            .sorted(Comparator.comparingDouble(Drift::share).reversed())
            .toList();
    return drifts.stream()
        .map(Drift::at)
        .distinct()
        .flatMap(at -> drifts.stream().filter(drift -> drift.at().equals(at)).limit(1))
        .map(drift -> new Changed(topic, drift));
  }

  /** The one that most records have, in a sentence; empty where there is none. */
  Optional<String> worst() {
    return changed.stream()
        .findFirst()
        .map(
            one ->
                "%s: %s is %s in %s of the newest %s since %s (before: %s)."
                    .formatted(
                        Words.of(one.topic().topicName()),
                        one.drift().at(),
                        one.drift().kind().words(),
                        percent(one.drift().share()),
                        one.drift().unit(),
                        figures.time(one.drift().since(), now),
                        before(one.drift())));
  }

  TableView table() {
    return TableView.of(
        "changes-table",
        "Fields that are not as they were",
        List.of(
            ColumnView.of("Topic", "label"),
            ColumnView.of("Is now", "text"),
            ColumnView.of("In", "number")),
        changed.stream().map(this::row).toList());
  }

  private RowView row(Changed one) {
    Drift drift = one.drift();
    return RowView.of(
            List.of(
                CellView.label(Words.of(one.topic().topicName())),
                CellView.text(drift.kind().words()),
                CellView.number(percent(drift.share()) + " of " + drift.unit())))
        // A fourth column would leave a phone no room for the others' words.
        .withDetails(
            List.of(
                "%s since %s (before: %s)"
                    .formatted(drift.at(), figures.time(drift.since(), now), before(drift))));
  }

  private String before(Drift drift) {
    return drift.before() == 0 ? "never" : percent(drift.before());
  }

  private String percent(double share) {
    return figures.percent(BigDecimal.valueOf(share).multiply(HUNDRED));
  }
}
