package io.salespulse.generator.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.contract.Topic;
import io.salespulse.generator.shop.calendar.EventTime;
import io.salespulse.generator.shop.records.Emission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the tests of the time line share. */
final class Timelines {

  static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  private Timelines() {}

  static Plan plan(long seed, double dirtyRate) {
    return new Plan(seed, START, START.plus(Duration.ofDays(30)), 0.5, dirtyRate);
  }

  static List<Emission> run(Plan plan, int steps) {
    List<Emission> emissions = new ArrayList<>();
    advance(ShopTimeline.opening(plan), steps, emissions);
    return emissions;
  }

  /** Everything up to a moment. */
  static List<Emission> until(Instant end, Plan plan) {
    List<Emission> emissions = new ArrayList<>();
    ShopTimeline timeline = ShopTimeline.opening(plan);
    while (timeline.nextAt() < EventTime.nanos(end)) {
      timeline.advance(emissions::add);
    }
    return emissions;
  }

  static void advance(ShopTimeline timeline, int steps, List<Emission> emissions) {
    for (int i = 0; i < steps; i++) {
      timeline.advance(emissions::add);
    }
  }

  static List<Emission> of(Topic topic, List<Emission> emissions) {
    return emissions.stream().filter(each -> each.topic() == topic).toList();
  }

  /** The first record of each order, item and customer; what came of them is left out. */
  static List<Emission> firsts(Topic topic, List<Emission> emissions) {
    Set<String> seen = new HashSet<>();
    return of(topic, emissions).stream()
        .filter(each -> each.value().isPresent())
        .filter(each -> seen.add(json(each).path(topic.idColumn()).asText()))
        .toList();
  }

  static List<String> texts(List<Emission> emissions) {
    return emissions.stream().map(Timelines::text).toList();
  }

  static String text(Emission emission) {
    return "%s %d %s %s"
        .formatted(
            emission.topic(),
            emission.timestamp(),
            new String(emission.key(), StandardCharsets.UTF_8),
            emission.value().map(Arrays::toString));
  }

  static JsonNode json(Emission emission) {
    try {
      return JSON.readTree(emission.value().orElseThrow());
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }
}
