package io.salespulse.etl.raw;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Topic;
import io.salespulse.support.DurableFiles;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns files of history, whose columns stand in any order, into files of one form, cut so that
 * several tasks can read them. It looks at every line before the first is read into the tables: a
 * file that is wrong is left alone as a whole.
 */
public final class ImportConverter {

  private static final int BYTE_ORDER_MARK = 0xFEFF;

  /** Bytes of a file that one task reads. */
  private static final long PART_BYTES = 16L << 20;

  private static final ObjectReader LINES =
      CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build().readerFor(String[].class);

  private static final CsvMapper PARTS =
      CsvMapper.builder().enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS).build();

  private final Path directory;

  /**
   * What became of some files.
   *
   * @param parts by topic
   * @param lines that were converted, by file name
   * @param unreadable files that are left alone
   * @param problems why, a line for each
   */
  public record Converted(
      Map<Topic, List<Path>> parts,
      Map<String, Long> lines,
      List<RawFile> unreadable,
      List<String> problems) {

    /** Of no files. */
    public static final Converted NOTHING = new Converted(Map.of(), Map.of(), List.of(), List.of());

    /** Those of a topic. */
    public List<Path> parts(Topic topic) {
      return parts.getOrDefault(topic, List.of());
    }
  }

  public ImportConverter(DataLayout layout) {
    this.directory = layout.etl().resolve("import");
  }

  /** Converts files of history; what it made is there until {@link #clear}. */
  public Converted convert(List<RawFile> files) throws IOException {
    if (files.isEmpty()) {
      return Converted.NOTHING;
    }
    clear();
    Converted converted =
        new Converted(
            new EnumMap<>(Topic.class), new TreeMap<>(), new ArrayList<>(), new ArrayList<>());
    int number = 0;
    for (RawFile file : files) {
      Path ofFile = Files.createDirectories(directory.resolve(String.valueOf(number++)));
      try {
        long lines = convert(file, ofFile);
        converted.lines().put(file.name(), lines);
        converted
            .parts()
            .computeIfAbsent(file.topic(), first -> new ArrayList<>())
            .addAll(DurableFiles.children(ofFile));
      } catch (WrongImport wrong) {
        converted.unreadable().add(file);
        converted
            .problems()
            .add(
                "%s was not read: %s. It is read as a whole when that is mended"
                    .formatted(file.name(), wrong.getMessage()));
      }
    }
    return converted;
  }

  /** Removes what was converted. */
  public void clear() throws IOException {
    DurableFiles.deleteTree(directory);
  }

  private static long convert(RawFile file, Path directory) throws IOException, WrongImport {
    FileTime before = Files.getLastModifiedTime(file.path());
    long line = 1;
    long lines = 0;
    try (Reader text = reader(file.path());
        MappingIterator<String[]> rows = LINES.readValues(text);
        Parts parts = new Parts(directory)) {
      if (!rows.hasNextValue()) {
        throw new WrongImport("it is empty: its first line must name the columns");
      }
      String[] first = rows.nextValue();
      ImportHeader header = ImportHeader.of(file.topic(), first);
      line += physicalLines(first);
      while (rows.hasNextValue()) {
        String[] row = rows.nextValue();
        if (!isBlank(row)) {
          parts.write(values(header, row), line, file.name(), header.fits(row) ? "" : "X");
          lines++;
        }
        line += physicalLines(row);
      }
    } catch (WrongImport wrong) {
      throw new WrongImport("line %d: %s".formatted(line, wrong.getMessage()));
    } catch (CharacterCodingException otherEncoding) {
      throw new WrongImport(
          "line %d is not in UTF-8: save the file as CSV in that encoding"
              .formatted(lineOfOtherEncoding(file.path())));
    } catch (JsonProcessingException notCsv) {
      throw new WrongImport(
          ("in the row that begins in line %d a quote is not closed, or text stands beside a quoted"
                  + " value: a quote within one is written twice")
              .formatted(line));
    }
    if (Files.size(file.path()) != file.size()
        || !Files.getLastModifiedTime(file.path()).equals(before)) {
      throw new WrongImport("it changed while it was read");
    }
    return lines;
  }

  private static List<String> values(ImportHeader header, String[] row) {
    return header.fits(row) ? header.values(row) : header.none();
  }

  private static boolean isBlank(String[] row) {
    return row.length == 0 || row.length == 1 && row[0].isBlank();
  }

  private static long physicalLines(String[] row) {
    long breaks = 0;
    for (String value : row) {
      breaks += value == null ? 0 : value.chars().filter(character -> character == '\n').count();
    }
    return 1 + breaks;
  }

  /** Fails where the text is no UTF-8, instead of making something up. */
  private static Reader reader(Path file) throws IOException {
    PushbackReader text =
        new PushbackReader(
            new InputStreamReader(
                new BufferedInputStream(Files.newInputStream(file)),
                StandardCharsets.UTF_8.newDecoder()));
    try {
      int first = text.read();
      if (first != BYTE_ORDER_MARK && first >= 0) {
        text.unread(first);
      }
      return text;
    } catch (IOException unreadable) {
      text.close();
      throw unreadable;
    }
  }

  private static long lineOfOtherEncoding(Path file) throws IOException {
    // Of this encoding each byte is a character, so that nothing fails and nothing is lost.
    try (BufferedReader bytes = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      long line = 1;
      for (String text = bytes.readLine(); text != null; text = bytes.readLine(), line++) {
        try {
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (CharacterCodingException here) {
          return line;
        }
      }
      return line;
    }
  }

  /** Files of one form, each of so many bytes. */
  private static final class Parts implements AutoCloseable {

    private final Path directory;
    private int number;
    private Path part;
    private JsonGenerator csv;

    Parts(Path directory) {
      this.directory = directory;
    }

    void write(List<String> values, long line, String file, String corrupt) throws IOException {
      if (csv == null) {
        part = directory.resolve("%06d.csv".formatted(number++));
        csv = PARTS.getFactory().createGenerator(Files.newOutputStream(part));
        csv.setSchema(CsvSchema.emptySchema().withLineSeparator("\n"));
      }
      csv.writeStartArray();
      for (String value : values) {
        csv.writeString(value);
      }
      csv.writeString(String.valueOf(line));
      csv.writeString(file);
      csv.writeString(corrupt);
      csv.writeEndArray();
      if (line % 1_000 == 0 && Files.size(part) > PART_BYTES) {
        close();
      }
    }

    @Override
    public void close() throws IOException {
      if (csv != null) {
        csv.close();
        csv = null;
      }
    }
  }
}
