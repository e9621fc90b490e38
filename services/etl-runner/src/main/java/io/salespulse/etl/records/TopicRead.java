package io.salespulse.etl.records;

import io.salespulse.contract.Topic;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What was read of a topic.
 *
 * @param clean records that broke no rule
 * @param broken the others
 * @param unparsed lines that do not parse, by the name of their raw file
 * @param newest the newest Kafka timestamp; empty where none was read
 */
public record TopicRead(
    Topic topic,
    long clean,
    long broken,
    SortedMap<String, Long> unparsed,
    Optional<Instant> newest) {}
