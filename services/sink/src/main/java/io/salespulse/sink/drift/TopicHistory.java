package io.salespulse.sink.drift;

import io.salespulse.contract.SourceSamples.Drift;
import io.salespulse.sink.drift.FieldHistory.Kept;
import io.salespulse.sink.row.SeenValues;
import io.salespulse.sink.source.TopicSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What the records of one topic have where fields are looked for. Thread-safe. */
final class TopicHistory {

  /**
   * What is kept across restarts.
   *
   * @param kafkaTopic whose records it is of
   * @param fields by JSON Pointer
   */
  record KeptTopic(String kafkaTopic, Map<String, Kept> fields) {}

  private final TopicSource source;
  private final Map<String, FieldHistory> fields = new LinkedHashMap<>();
  private final List<String> news = new ArrayList<>();
  private boolean hasNewRecords;

  TopicHistory(TopicSource source) {
    this.source = source;
  }

  /** Goes on where an earlier one was, where that was of the same topic in Kafka. */
  synchronized void goOn(KeptTopic from) {
    if (source.kafkaTopic().equals(from.kafkaTopic())) {
      SeenValues.pointers(source).stream()
          .filter(from.fields()::containsKey)
          .forEach(at -> field(at).goOn(from.fields().get(at)));
    }
  }

  synchronized KeptTopic kept() {
    hasNewRecords = false;
    Map<String, Kept> kept = new LinkedHashMap<>();
    fields.forEach((at, field) -> kept.put(at, field.kept()));
    return new KeptTopic(source.kafkaTopic(), kept);
  }

  /** Whether records came since it was kept. */
  synchronized boolean hasNewRecords() {
    return hasNewRecords;
  }

  synchronized void add(SeenValues seen, Instant now) {
    seen.takeAll(
        (at, kind, count, first) -> field(at).add(kind, count, Instant.ofEpochMilli(first)));
    hasNewRecords = true;
    judge(FieldHistory::isFull, now);
  }

  /** What has begun and what is over since the call before, in words. */
  synchronized List<String> judge(Instant now) {
    judge(any -> true, now);
    List<String> told = List.copyOf(news);
    news.clear();
    return told;
  }

  private void judge(Predicate<FieldHistory> which, Instant now) {
    fields.values().stream()
        .filter(which)
        .flatMap(field -> field.judge(now).stream())
        .forEach(sentence -> news.add(source.name() + ": " + sentence));
  }

  private FieldHistory field(String at) {
    return fields.computeIfAbsent(at, FieldHistory::new);
  }

  synchronized List<Drift> drifts() {
    return fields.values().stream().flatMap(field -> field.drifts().stream()).toList();
  }
}
