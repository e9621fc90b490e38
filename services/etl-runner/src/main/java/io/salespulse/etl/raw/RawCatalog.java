package io.salespulse.etl.raw;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Finds the published raw files, by day. */
public final class RawCatalog {

  private static final String FILE_ENDING = ".csv";

  private final DataLayout layout;

  public RawCatalog(DataLayout layout) {
    this.layout = layout;
  }

  /** Every day that has a raw file, ascending. */
  public SortedMap<LocalDate, RawDay> days() throws IOException {
    SortedMap<LocalDate, RawDay> days = new TreeMap<>();
    for (Topic topic : Topic.values()) {
      forEachDay(
          layout.raw(topic), found -> day(days, found.day()).topics().put(topic, found.files()));
      forEachDay(
          layout.rejected(topic),
          found -> day(days, found.day()).rejects().put(topic, found.files()));
    }
    return days;
  }

  private static RawDay day(SortedMap<LocalDate, RawDay> days, LocalDate day) {
    return days.computeIfAbsent(
        day,
        missing -> new RawDay(missing, new EnumMap<>(Topic.class), new EnumMap<>(Topic.class)));
  }

  private record DayFiles(LocalDate day, List<RawFile> files) {}

  private void forEachDay(Path dataset, Consumer<DayFiles> action) throws IOException {
    for (Path directory : children(dataset)) {
      var day = DataLayout.day(directory.getFileName().toString());
      if (day.isPresent()) {
        List<RawFile> files = files(directory);
        if (!files.isEmpty()) {
          action.accept(new DayFiles(day.get(), files));
        }
      }
    }
  }

  private List<RawFile> files(Path directory) throws IOException {
    List<RawFile> files = new ArrayList<>();
    for (Path file : children(directory)) {
      String fileName = file.getFileName().toString();
      if (fileName.endsWith(FILE_ENDING)
          && !fileName.startsWith("_")
          && !fileName.startsWith(".")) {
        String name = layout.raw().relativize(file).toString().replace('\\', '/');
        files.add(new RawFile(name, file, Files.size(file)));
      }
    }
    return files;
  }

  /** The entries of a directory by name; none where it is missing, as before the first record. */
  private static List<Path> children(Path directory) throws IOException {
    try (var entries = Files.list(directory)) {
      return entries.sorted().toList();
    } catch (NoSuchFileException notThereYet) {
      return List.of();
    }
  }

  /** Whether any topic has a raw file. */
  public boolean isEmpty() throws IOException {
    Map<LocalDate, RawDay> days = days();
    return days.isEmpty();
  }
}
