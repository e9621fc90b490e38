package io.salespulse.sink.segment;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.salespulse.contract.Topic;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** What the writers of one topic count. */
public final class SegmentMeters {

  private final Counter records;
  private final Counter rejected;
  private final Counter incomplete;
  private final Counter bytes;
  private final Counter segments;
  private final Counter writeErrors;
  private final Rejections rejections;
  private final AtomicInteger openSegments = new AtomicInteger();
  private final Map<RollCause, Counter> rolls = new EnumMap<>(RollCause.class);

  /** Those of each topic. */
  public static Map<Topic, SegmentMeters> ofTopics(MeterRegistry registry) {
    return Arrays.stream(Topic.values())
        .collect(Collectors.toMap(topic -> topic, topic -> new SegmentMeters(registry, topic)));
  }

  SegmentMeters(MeterRegistry registry, Topic topic) {
    Tags tags = Tags.of("topic", topic.topicName());
    rejections = new Rejections(topic.topicName());
    records = registry.counter("salespulse.sink.records", tags);
    rejected = registry.counter("salespulse.sink.rejected", tags);
    incomplete = registry.counter("salespulse.sink.incomplete", tags);
    bytes = registry.counter("salespulse.sink.bytes", tags);
    segments = registry.counter("salespulse.sink.segments", tags);
    writeErrors = registry.counter("salespulse.sink.write.errors", tags);
    registry.gauge("salespulse.sink.open.segments", tags, openSegments);
    for (RollCause cause : RollCause.values()) {
      rolls.put(
          cause, registry.counter("salespulse.sink.rolls", tags.and("cause", cause.toString())));
    }
  }

  /**
   * Records were read and written to open segments.
   *
   * @param all how many, the rejected ones among them
   * @param reasons why records, or some of their lines, were rejected
   */
  void appended(long all, Rejections.Reasons reasons) {
    records.increment(all);
    rejected.increment(reasons.rejected().size());
    incomplete.increment(reasons.incomplete().size());
    rejections.add(all, reasons);
  }

  /** Records that were read, the rejected ones among them. */
  public long records() {
    return (long) records.count();
  }

  /** Records that were rejected; not those of which some lines were. */
  public long rejected() {
    return (long) rejected.count();
  }

  /** Files that were published. */
  public long segments() {
    return (long) segments.count();
  }

  /** Whether most records are rejected, for those who tell. */
  public Rejections rejections() {
    return rejections;
  }

  void opened() {
    openSegments.incrementAndGet();
  }

  void closed(int files) {
    openSegments.addAndGet(-files);
  }

  void published(RollCause cause, int files, long publishedBytes) {
    rolls.get(cause).increment();
    segments.increment(files);
    bytes.increment(publishedBytes);
  }

  /** A partition went back to its durable offset. */
  public void failed() {
    writeErrors.increment();
  }
}
