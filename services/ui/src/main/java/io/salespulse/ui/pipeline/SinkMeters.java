package io.salespulse.ui.pipeline;

import io.salespulse.contract.DecimalText;
import io.salespulse.contract.Topic;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sink's counts by topic, as it exposes them to Prometheus, since it started. */
public record SinkMeters(Map<Topic, Counts> topics) {

  private static final Pattern SAMPLE =
      Pattern.compile(
          "^salespulse_sink_(records_total|rejected_total|segments_total|lag_records)"
              + "\\{[^}]*topic=\"([a-z_]+)\"[^}]*\\} (\\S+)$",
          Pattern.MULTILINE);

  /**
   * @param records taken from Kafka, the rejected ones among them
   * @param segments files published
   * @param lag records in Kafka that are not published yet
   */
  public record Counts(long records, long rejected, long segments, long lag) {

    static final Counts NONE = new Counts(0, 0, 0, 0);

    Counts plus(Counts other) {
      return new Counts(
          records + other.records,
          rejected + other.rejected,
          segments + other.segments,
          lag + other.lag);
    }

    private Counts with(String meter, long value) {
      return switch (meter) {
        case "records_total" -> plus(new Counts(value, 0, 0, 0));
        case "rejected_total" -> plus(new Counts(0, value, 0, 0));
        case "segments_total" -> plus(new Counts(0, 0, value, 0));
        default -> plus(new Counts(0, 0, 0, value));
      };
    }
  }

  /** Of samples in Prometheus' text format; a topic that is not known is passed over. */
  static SinkMeters parse(byte[] text) throws UnreadableAnswerException {
    Map<Topic, Counts> topics = new EnumMap<>(Topic.class);
    Matcher samples = SAMPLE.matcher(new String(text, StandardCharsets.UTF_8));
    while (samples.find()) {
      String meter = samples.group(1);
      long value = value(samples.group(3));
      Topic.named(samples.group(2))
          .ifPresent(topic -> topics.merge(topic, Counts.NONE.with(meter, value), Counts::plus));
    }
    return new SinkMeters(topics);
  }

  /** A lag that is not known must not look like none. */
  private static long value(String number) throws UnreadableAnswerException {
    return DecimalText.parse(number)
        .map(BigDecimal::doubleValue)
        .filter(value -> value >= 0 && value <= Answers.MOST)
        .map(Math::round)
        .orElseThrow(() -> new UnreadableAnswerException("a sample is no count"));
  }

  SinkMeters plus(SinkMeters other) {
    Map<Topic, Counts> sum = new EnumMap<>(Topic.class);
    sum.putAll(topics);
    other.topics.forEach((topic, counts) -> sum.merge(topic, counts, Counts::plus));
    return new SinkMeters(sum);
  }

  public Counts counts(Topic topic) {
    return topics.getOrDefault(topic, Counts.NONE);
  }
}
