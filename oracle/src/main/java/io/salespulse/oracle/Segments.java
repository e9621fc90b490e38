package io.salespulse.oracle;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Segment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The raw files of a dataset. What has not the name of a day or of a segment is none of them. */
final class Segments {

  private Segments() {}

  /** The files by their first line, which differs from one version of the sink to the next. */
  static Map<String, List<Path>> byHeader(Path dataset) {
    return children(dataset).stream()
        .filter(day -> DataLayout.day(day.getFileName().toString()).isPresent())
        .flatMap(day -> children(day).stream())
        .filter(file -> Segment.parse(file.getFileName().toString()).isPresent())
        .collect(Collectors.groupingBy(Segments::header, TreeMap::new, Collectors.toList()));
  }

  private static List<Path> children(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String header(Path file) {
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      String header = lines.readLine();
      return header == null ? "" : header;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
