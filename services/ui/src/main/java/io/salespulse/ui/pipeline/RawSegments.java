package io.salespulse.ui.pipeline;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Segment;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Counts the published raw segments of a topic, for the time before the first KPIs. */
final class RawSegments {

  private RawSegments() {}

  /** Published files; 0 where the directory is not there yet or cannot be read. */
  static long count(DataLayout layout, Topic topic) {
    try (Stream<Path> days = Files.list(layout.raw(topic))) {
      return days.filter(RawSegments::isDay).mapToLong(RawSegments::countDay).sum();
    } catch (IOException | UncheckedIOException notThere) {
      return 0;
    }
  }

  private static boolean isDay(Path directory) {
    return DataLayout.day(directory.getFileName().toString()).isPresent();
  }

  private static long countDay(Path day) {
    try (Stream<Path> files = Files.list(day)) {
      return files.filter(file -> Segment.parse(file.getFileName().toString()).isPresent()).count();
    } catch (IOException notThere) {
      return 0;
    }
  }
}
