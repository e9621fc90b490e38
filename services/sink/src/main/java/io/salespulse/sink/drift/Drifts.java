package io.salespulse.sink.drift;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.SourceSamples.Drift;
import io.salespulse.contract.Topic;
import io.salespulse.sink.drift.TopicHistory.KeptTopic;
import io.salespulse.sink.row.SeenValues;
import io.salespulse.sink.source.Sources;
import io.salespulse.support.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Watches over the fields of all topics. What it knows is kept in a file for each topic: a sink
 * that began anew would take what is wrong by then for how it has always been. Of several sinks the
 * last one's file stays, which knows the same topic by other partitions. Thread-safe.
 */
@RegisterForReflection(
    targets = {KeptTopic.class, FieldHistory.Kept.class, FieldHistory.Change.class})
public final class Drifts {

  private static final Logger LOG = Logger.getLogger(Drifts.class);

  private final Path directory;
  private final ObjectMapper json;
  private final Clock clock;
  private final Map<Topic, TopicHistory> topics = new EnumMap<>(Topic.class);
  private boolean cannotKeep;

  /** Goes on where an earlier one was. */
  public Drifts(Sources sources, DataLayout layout, ObjectMapper json, Clock clock) {
    this.directory = layout.sink();
    this.json = json;
    this.clock = clock;
    sources.all().forEach(source -> topics.put(source.topic(), new TopicHistory(source)));
    topics.forEach(this::goOn);
  }

  private void goOn(Topic topic, TopicHistory history) {
    Path file = file(topic);
    try {
      history.goOn(
          json.readerFor(KeptTopic.class)
              .with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
              .readValue(Files.readAllBytes(file)));
    } catch (NoSuchFileException none) {
      LOG.debugf("%s is not there yet", file);
    } catch (JacksonException notWhole) {
      LOG.warnf(
          "%s is not what a sink writes: how the fields of %s were before is learned anew.",
          file, topic.topicName());
    } catch (IOException unreadable) {
      LOG.warnf("%s cannot be read: %s", file, unreadable);
    }
  }

  private Path file(Topic topic) {
    return directory.resolve("fields-" + topic.topicName() + ".json");
  }

  /** Records of a poll were read. */
  public void add(Topic topic, SeenValues seen) {
    topics.get(topic).add(seen, clock.instant());
  }

  /** What is no longer as it was. */
  public List<Drift> of(Topic topic) {
    return topics.containsKey(topic) ? topics.get(topic).drifts() : List.of();
  }

  /** Compares the newest records with those before; returns what is new of that, in words. */
  public List<String> judge() {
    return topics.values().stream()
        .flatMap(history -> history.judge(clock.instant()).stream())
        .toList();
  }

  /** Writes down what is known, for the next start. A failure is told once. */
  public synchronized void keep() {
    try {
      for (Map.Entry<Topic, TopicHistory> one : topics.entrySet()) {
        if (one.getValue().hasNewRecords()) {
          Files.createDirectories(directory);
          DurableFiles.replaceAmongOthers(
              file(one.getKey()), json.writeValueAsBytes(one.getValue().kept()));
        }
      }
      cannotKeep = false;
    } catch (IOException failure) {
      if (!cannotKeep) {
        LOG.warnf("How fields were before cannot be kept for the next start: %s", failure);
      }
      cannotKeep = true;
    }
  }
}
