package io.salespulse.ui.pipeline;

import io.salespulse.contract.SourceSamples;
import io.salespulse.contract.SourceSamples.Field;
import io.salespulse.contract.SourceSamples.OfTopic;
import io.salespulse.contract.SourceSamples.Sample;
import io.salespulse.contract.Topic;
import io.salespulse.ui.format.Figures;
import io.salespulse.ui.section.TableView;
import io.salespulse.ui.section.TableView.CellView;
import io.salespulse.ui.section.TableView.ColumnView;
import io.salespulse.ui.section.TableView.RowView;
import io.salespulse.ui.text.HostileText;
import io.salespulse.ui.text.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The newest record of each topic that was accepted, of which some lines were, and that was
 * rejected, field by field.
 */
final class NewestRecords {

  /** Characters of a text that are shown. */
  private static final int LONGEST = 60;

  private record Found(String kafkaTopic, Sample sample) {}

  private NewestRecords() {}

  static TableView table(List<SourceSamples> sinks, Figures figures, Instant now) {
    List<RowView> rows = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      newest(sinks, topic, OfTopic::rejected)
          .ifPresent(found -> rows.add(row(topic, found, "rejected", figures, now)));
      newest(sinks, topic, OfTopic::incomplete)
          .ifPresent(found -> rows.add(row(topic, found, "accepted in part", figures, now)));
      newest(sinks, topic, OfTopic::accepted)
          .ifPresent(found -> rows.add(row(topic, found, "accepted", figures, now)));
    }
    return TableView.of(
            "records-table",
            "Newest records of each topic",
            List.of(
                ColumnView.of("Topic", "label"),
                ColumnView.of("In Kafka", "text").minor(),
                ColumnView.of("Time", "number"),
                ColumnView.of("Result", "text")),
            rows)
        .orElse("No record has come since the sink started.");
  }

  private static Optional<Found> newest(
      List<SourceSamples> sinks, Topic topic, Function<OfTopic, Optional<Sample>> which) {
    return sinks.stream()
        .flatMap(sink -> Optional.ofNullable(sink.topics().get(topic.topicName())).stream())
        .flatMap(of -> which.apply(of).map(sample -> new Found(of.kafkaTopic(), sample)).stream())
        .max(Comparator.comparing(found -> found.sample().timestamp()));
  }

  private static RowView row(
      Topic topic, Found found, String result, Figures figures, Instant now) {
    Sample sample = found.sample();
    return RowView.of(
            List.of(
                CellView.label(Words.of(topic.topicName())),
                CellView.text(
                        "%s, partition %d, offset %d"
                            .formatted(found.kafkaTopic(), sample.partition(), sample.offset()))
                    .minor(),
                CellView.number(figures.time(sample.timestamp(), now)),
                CellView.text(
                    sample.reason().map(reason -> result + ": " + reason).orElse(result))))
        .withDetails(sample.fields().stream().map(NewestRecords::line).toList());
  }

  private static String line(Field field) {
    String found = field.found().map(NewestRecords::shown).orElse("nothing");
    String becomes =
        field.becomes().equals(field.found())
            ? ""
            : ", becomes " + field.becomes().map(NewestRecords::shown).orElse("nothing");
    return "%s: %s at %s%s".formatted(field.field(), found, field.at(), becomes);
  }

  private static String shown(String text) {
    return HostileText.tamed(text, LONGEST);
  }
}
