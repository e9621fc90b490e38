package io.salespulse.etl.raw;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Segment;
import io.salespulse.contract.Topic;
import io.salespulse.etl.raw.RawFile.Kind;
import io.salespulse.support.DurableFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds the published raw files. What others put beside them is left alone: only a file that has
 * the name of a segment of its topic, in the directory of a day, is one.
 */
public final class RawCatalog {

  private final DataLayout layout;

  /**
   * What is in the raw directory.
   *
   * @param files of all topics and days
   * @param strangers files and directories that are none of the sink's, by their paths below the
   *     raw directory
   */
  public record Listing(List<RawFile> files, List<String> strangers) {}

  public RawCatalog(DataLayout layout) {
    this.layout = layout;
  }

  /** What there is now. */
  public Listing list() throws IOException {
    List<RawFile> files = new ArrayList<>();
    List<String> strangers = new ArrayList<>();
    directories(layout.raw(), this::ofTheSink, strangers);
    directories(layout.rejected(), Topic::named, strangers);
    for (Topic topic : Topic.values()) {
      files.addAll(files(topic, Kind.SEGMENT, layout.raw(topic), strangers));
      files.addAll(files(topic, Kind.REJECTED, layout.rejected(topic), strangers));
    }
    return new Listing(List.copyOf(files), List.copyOf(strangers));
  }

  private Optional<String> ofTheSink(String name) {
    return Topic.named(name).isPresent()
            || Stream.of(layout.rejected(), layout.openSegments(), layout.progress())
                .anyMatch(path -> path.endsWith(name))
        ? Optional.of(name)
        : Optional.empty();
  }

  private List<RawFile> files(Topic topic, Kind kind, Path dataset, List<String> strangers)
      throws IOException {
    List<RawFile> files = new ArrayList<>();
    for (var day : directories(dataset, DataLayout::day, strangers).entrySet()) {
      for (Path file : DurableFiles.children(day.getValue())) {
        if (isSegment(topic, file)) {
          files.add(new RawFile(topic, kind, day.getKey(), name(file), file, Files.size(file)));
        } else {
          strangers.add(name(file));
        }
      }
    }
    return files;
  }

  private static boolean isSegment(Topic topic, Path file) {
    return Segment.parse(file.getFileName().toString())
            .filter(segment -> segment.isIn(topic))
            .isPresent()
        && !Files.isDirectory(file);
  }

  /** The directories in a directory whose names mean something, by what they mean. */
  private <T> Map<T, Path> directories(
      Path parent, Function<String, Optional<T>> meaning, List<String> strangers)
      throws IOException {
    Map<T, Path> found = new LinkedHashMap<>();
    for (Path child : DurableFiles.children(parent)) {
      Optional<T> known =
          meaning.apply(child.getFileName().toString()).filter(any -> Files.isDirectory(child));
      known.ifPresentOrElse(key -> found.put(key, child), () -> strangers.add(name(child)));
    }
    return found;
  }

  private String name(Path file) {
    return layout.raw().relativize(file).toString().replace(File.separatorChar, '/');
  }

  /** Whether there is nothing to read yet, neither raw files nor history. */
  public boolean isEmpty() throws IOException {
    return list().files().isEmpty() && DurableFiles.children(layout.imports()).isEmpty();
  }
}
