package io.salespulse.ui.notes;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.salespulse.contract.DataLayout;
import io.salespulse.ui.selection.Range;
import io.salespulse.ui.text.HostileText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the lines that are right, and says of the others what is wrong with them. */
final class NotesReader {

  private static final String DATE = "date";
  private static final String TEXT = "text";

  /** Characters of one note. */
  private static final int LONGEST = 200;

  /** Lines that are named one by one. */
  private static final int NAMED = 3;

  private static final ObjectReader LINES =
      new CsvMapper()
          .readerForListOf(String.class)
          .with(CsvParser.Feature.WRAP_AS_ARRAY)
          .with(CsvParser.Feature.SKIP_EMPTY_LINES)
          .with(CsvParser.Feature.TRIM_SPACES);

  private final SortedMap<LocalDate, String> days = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  private NotesReader() {}

  static Notes read(byte[] file) {
    NotesReader reader = new NotesReader();
    try {
      reader.readLines(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString());
    } catch (CharacterCodingException otherEncoding) {
      return broken("is not in UTF-8: save it as that");
    }
    return reader.notes();
  }

  /** A file of which nothing can be shown. */
  static Notes broken(String why) {
    return Notes.of(new TreeMap<>(), List.of("%s %s.".formatted(DataLayout.NOTES, why)));
  }

  private void readLines(String text) {
    // Spreadsheets begin a file with a mark of its encoding.
    String csv = text.startsWith("\uFEFF") ? text.substring(1) : text;
    int line = 1;
    try (MappingIterator<List<String>> lines = LINES.readValues(csv)) {
      if (!lines.hasNextValue()) {
        return;
      }
      List<String> header =
          lines.nextValue().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
      if (!header.contains(DATE) || !header.contains(TEXT)) {
        problem(line, "is no header with date and text: begin the file with the line date,text");
        return;
      }
      while (lines.hasNextValue()) {
        line = lines.getParser().currentLocation().getLineNr();
        take(line, header, lines.nextValue());
      }
    } catch (IOException | RuntimeException notCsv) {
      // Jackson wraps some faults of malformed text in unchecked exceptions.
      problem(
          line,
          "is no CSV, and what follows is not read: close each quotation mark, and double those"
              + " within a text");
    }
  }

  private void take(int line, List<String> header, List<String> cells) {
    if (cells.size() != header.size()) {
      problem(
          line,
          "has %d values and not %d: put a text with commas in quotation marks"
              .formatted(cells.size(), header.size()));
      return;
    }
    String date = cells.get(header.indexOf(DATE));
    String text = HostileText.tamed(cells.get(header.indexOf(TEXT)), LONGEST).strip();
    Optional<LocalDate> day = Range.day(date);
    if (day.isEmpty()) {
      problem(
          line,
          "has no day: write “%s” as year-month-day, such as 2026-11-28"
              .formatted(HostileText.tamed(date, 30)));
    } else if (text.isEmpty()) {
      problem(line, "has no text: write one, or take the line out");
    } else {
      days.merge(day.get(), text, (before, more) -> before + "; " + more);
    }
  }

  private void problem(int line, String what) {
    problems.add("%s, line %d %s.".formatted(DataLayout.NOTES, line, what));
  }

  private Notes notes() {
    List<String> named = new ArrayList<>(problems.subList(0, Math.min(NAMED, problems.size())));
    if (problems.size() > NAMED) {
      named.add("And %d more.".formatted(problems.size() - NAMED));
    }
    return Notes.of(days, named);
  }
}
