package io.salespulse.etl.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.contract.DataLayout;
import io.salespulse.etl.raw.RawFile;
import io.salespulse.support.DurableFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which raw files were read, and what is settled, in {@code etl/ledger/}: a file for each day of
 * raw data, and {@code settled.json}, whose replacement is the one step that makes a run's reading
 * and writing true.
 */
public final class Ledger {

  private static final String SETTLED = "settled.json";
  private static final String ENDING = ".json";

  /**
   * A raw file that was read.
   *
   * @param size in bytes
   * @param step of {@link Settled} with which it counts as read
   */
  public record Read(long size, long step) {}

  /** The raw files of one day. */
  record Day(SortedMap<String, Read> files) {}

  private final Path directory;
  private final ObjectMapper json;
  private final Map<String, SortedMap<String, Read>> days = new HashMap<>();
  private Optional<Settled> settled = Optional.empty();

  /** The ledger of a data directory, not read yet. */
  public Ledger(DataLayout layout, ObjectMapper json) {
    this.directory = layout.etl().resolve("ledger");
    this.json = json;
  }

  /**
   * Reads what is on the disk.
   *
   * @throws DamagedTables where it cannot be read; {@link #forget} helps
   */
  public void load() throws IOException {
    Files.createDirectories(directory);
    Path file = directory.resolve(SETTLED);
    try {
      settled = Optional.of(json.readValue(file.toFile(), Settled.class));
    } catch (FileNotFoundException nothingYet) {
      return;
    } catch (JsonProcessingException damaged) {
      throw new DamagedTables("%s is damaged".formatted(file), damaged);
    }
    for (var day : onDisk().entrySet()) {
      SortedMap<String, Read> files = day.getValue();
      if (files.values().removeIf(read -> read.step() > settled.get().step())) {
        // Numbers of steps come again: a later one must not make true what this one did not.
        write(day.getKey(), files);
      }
      days.put(day.getKey(), files);
    }
  }

  private Map<String, SortedMap<String, Read>> onDisk() throws IOException {
    Map<String, SortedMap<String, Read>> onDisk = new HashMap<>();
    for (Path file : DurableFiles.children(directory)) {
      String name = file.getFileName().toString();
      if (name.endsWith(ENDING) && !name.equals(SETTLED)) {
        try {
          Day day = json.readValue(file.toFile(), Day.class);
          onDisk.put(
              name.substring(0, name.length() - ENDING.length()), new TreeMap<>(day.files()));
        } catch (JsonProcessingException damaged) {
          throw new DamagedTables("%s is damaged".formatted(file), damaged);
        }
      }
    }
    return onDisk;
  }

  /** What is settled; empty before the first time. */
  public Optional<Settled> settled() {
    return settled;
  }

  /** How a raw file was read, empty for one that was not. */
  public Optional<Read> read(RawFile file) {
    return Optional.ofNullable(days.get(file.day().toString()))
        .map(files -> files.get(file.name()));
  }

  /**
   * Names of all raw files that are noted on the disk, whatever is settled.
   *
   * @throws DamagedTables where they cannot be told
   */
  public SortedSet<String> names() throws IOException {
    SortedSet<String> names = new TreeSet<>();
    onDisk().values().forEach(day -> names.addAll(day.keySet()));
    return names;
  }

  /**
   * Makes it true that these files were read and that the tables are as {@code next} says, in one
   * atomic step.
   */
  public void settle(Settled next, Collection<RawFile> newlyRead) throws IOException {
    Map<String, List<RawFile>> byDay =
        newlyRead.stream().collect(Collectors.groupingBy(file -> file.day().toString()));
    for (var ofDay : byDay.entrySet()) {
      SortedMap<String, Read> files = days.computeIfAbsent(ofDay.getKey(), day -> new TreeMap<>());
      ofDay.getValue().forEach(file -> files.put(file.name(), new Read(file.size(), next.step())));
      write(ofDay.getKey(), files);
    }
    DurableFiles.replace(directory.resolve(SETTLED), json.writeValueAsBytes(next));
    settled = Optional.of(next);
  }

  private void write(String day, SortedMap<String, Read> files) throws IOException {
    DurableFiles.replace(directory.resolve(day + ENDING), json.writeValueAsBytes(new Day(files)));
  }

  /**
   * Forgets what was read: the next run reads everything.
   *
   * @param nothing that is settled from now on
   */
  public void forget(Settled nothing) throws IOException {
    days.clear();
    // First what makes the rest true.
    settle(nothing, List.of());
    for (Path file : DurableFiles.children(directory)) {
      if (!file.endsWith(SETTLED)) {
        Files.delete(file);
      }
    }
  }
}
