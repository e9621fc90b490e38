package io.salespulse.etl.raw;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Topic;
import io.salespulse.etl.spark.Batches;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Turns files of history, whose columns stand in any order, into files of one form, cut so that
 * several tasks can read them. It looks at every line before the first is read into the tables: a
 * file that is wrong is left alone as a whole.
 */
public final class ImportConverter {

  private static final int BYTE_ORDER_MARK = 0xFEFF;

  /** Bytes of a file that one task reads. */
  private static final long PART_BYTES = 16L << 20;

  /**
   * Bytes that are read together, names of files on every line among them; it bounds the memory.
   */
  private static final long PIECE_BYTES = 96L << 20;

  /** Characters of a value that are read: Jackson's bound, which keeps one line from all memory. */
  private static final int LONGEST_VALUE = StreamReadConstraints.DEFAULT_MAX_STRING_LEN;

  private static final CsvMapper PARTS =
      CsvMapper.builder().enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS).build();

  private final Path directory;
  private final Map<String, Refused> refused = new HashMap<>();

  /** A file as it was when it could not be read, and why. */
  private record Refused(long size, FileTime changed, String problem) {}

  /**
   * What became of some files.
   *
   * @param pieces to be read one after another
   * @param lines that were converted, by file name
   * @param unreadable files that are left alone
   * @param problems why, a line for each
   */
  public record Converted(
      List<Piece> pieces,
      Map<String, Long> lines,
      List<RawFile> unreadable,
      List<String> problems) {}

  /** What is read together, of one file or of many. */
  public record Piece(List<Part> parts) {

    /** The topics that there are parts of. */
    public Set<Topic> topics() {
      return parts.stream().map(part -> part.file().topic()).collect(Collectors.toSet());
    }

    /** The files of a topic's parts. */
    public List<Path> paths(Topic topic) {
      return parts.stream().filter(part -> part.file().topic() == topic).map(Part::path).toList();
    }

    /** The files of history that the parts are of. */
    public Set<RawFile> files() {
      return parts.stream().map(Part::file).collect(Collectors.toSet());
    }

    /** Bytes of all parts. */
    public long bytes() {
      return parts.stream().mapToLong(Part::bytes).sum();
    }
  }

  /**
   * Some lines of a file of history.
   *
   * @param path where they are
   */
  record Part(RawFile file, Path path, long bytes) {}

  public ImportConverter(DataLayout layout) {
    this.directory = layout.etl().resolve("import");
  }

  /**
   * Converts files of history; what it made is there until {@link #clear}. One that could not be
   * read is not tried again before it has changed.
   */
  public Converted convert(List<RawFile> files) throws IOException {
    if (!files.isEmpty()) {
      clear();
    }
    List<Part> parts = new ArrayList<>();
    Map<String, Long> lines = new TreeMap<>();
    List<RawFile> unreadable = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (int number = 0; number < files.size(); number++) {
      RawFile file = files.get(number);
      FileTime changed = Files.getLastModifiedTime(file.path());
      Refused before = refused.get(file.name());
      if (before != null && before.size() == file.size() && before.changed().equals(changed)) {
        unreadable.add(file);
        problems.add(before.problem());
        continue;
      }
      Path ofFile = Files.createDirectories(directory.resolve(String.valueOf(number)));
      try {
        lines.put(file.name(), convert(file, ofFile));
        for (Path part : DurableFiles.children(ofFile)) {
          parts.add(new Part(file, part, Files.size(part)));
        }
      } catch (WrongImport wrong) {
        String problem =
            "%s was not read: %s. It is read as a whole when that is mended"
                .formatted(file.name(), wrong.getMessage());
        refused.put(file.name(), new Refused(file.size(), changed, problem));
        unreadable.add(file);
        problems.add(problem);
      }
    }
    return new Converted(pieces(parts, PIECE_BYTES), lines, unreadable, problems);
  }

  /**
   * Parts that follow one another.
   *
   * @param most bytes of a piece that has more than one part
   */
  static List<Piece> pieces(List<Part> parts, long most) {
    return Batches.of(parts, Part::bytes, most).stream().map(Piece::new).toList();
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
        MappingIterator<String[]> rows = RawFile.LINES.readValues(text);
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
          parts.write(header.values(row), line, file.name(), header.fits(row) ? "" : "X");
          lines++;
        }
        line += physicalLines(row);
      }
    } catch (WrongImport wrong) {
      throw new WrongImport("line %d: %s".formatted(line, wrong.getMessage()));
    } catch (IOException failure) {
      throw problem(failure, line, file.path());
    }
    if (Files.size(file.path()) != file.size()
        || !Files.getLastModifiedTime(file.path()).equals(before)) {
      throw new WrongImport("it changed while it was read");
    }
    return lines;
  }

  /**
   * What is wrong with the file.
   *
   * @param line where the row begins that was not read
   * @throws IOException of the disk, for which the file is not to blame
   */
  static WrongImport problem(IOException failure, long line, Path file) throws IOException {
    // What fails within a row comes wrapped.
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CharacterCodingException) {
        return new WrongImport(
            "line %d is not in UTF-8: save the file as CSV in that encoding"
                .formatted(lineOfOtherEncoding(file)));
      }
      if (cause instanceof StreamConstraintsException) {
        return new WrongImport(
            ("in the row that begins in line %d a value is longer than %d million characters:"
                    + " shorten it, or close its quote")
                .formatted(line, LONGEST_VALUE / 1_000_000));
      }
      if (cause instanceof IOException disk && !(cause instanceof JsonProcessingException)) {
        throw disk;
      }
    }
    return new WrongImport(
        ("in the row that begins in line %d a quote is not closed, or text stands beside a quoted"
                + " value: a quote within one is written twice")
            .formatted(line));
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
    private int rows;
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
      // Asking for the size of a file costs more than a row.
      if (++rows % 1_000 == 0 && Files.size(part) > PART_BYTES) {
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
