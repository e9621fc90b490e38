package io.salespulse.etl.raw;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.salespulse.contract.RejectedColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Why the sink rejected its newest records. Nothing in these files fails a run. */
public final class RejectReasons {

  private static final Logger LOG = Logger.getLogger(RejectReasons.class);

  private static final ObjectReader ROWS =
      new CsvMapper().readerForMapOf(String.class).with(CsvSchema.emptySchema().withHeader());

  /**
   * What is different in each record though the reason is the same: numbers, and what is quoted.
   */
  private static final Pattern OF_THE_RECORD = Pattern.compile("\\d+|'[^']*'|\"[^\"]*\"");

  /** Reasons that are counted; a feed with more different ones has no commonest. */
  private static final int MOST_REASONS = 1_000;

  private final Map<String, Count> counts = new HashMap<>();
  private long left;

  private static final class Count {
    private final String example;
    private long rows;

    Count(String example) {
      this.example = example;
    }
  }

  private RejectReasons(long rows) {
    left = rows;
  }

  /**
   * The commonest reason in the sink's words, with the first record's numbers.
   *
   * @param files of rejected rows
   * @param rows how many of their rows to look at, the newest by the time their file was published
   */
  public static String commonest(List<RawFile> files, long rows) {
    return commonest(files, rows, RejectReasons::published);
  }

  static String commonest(List<RawFile> files, long rows, Function<RawFile, FileTime> published) {
    RejectReasons reasons = new RejectReasons(rows);
    // Each time is read once: a file that goes away meanwhile would change its place.
    files.stream()
        .map(file -> Map.entry(published.apply(file), file))
        .sorted(Map.Entry.<FileTime, RawFile>comparingByKey().reversed())
        .takeWhile(file -> reasons.left > 0)
        .forEach(file -> reasons.read(file.getValue()));
    return reasons.counts.values().stream()
        .max(Comparator.comparingLong(count -> count.rows))
        .map(count -> count.example)
        .orElse("no reason can be read");
  }

  private static FileTime published(RawFile file) {
    try {
      return Files.getLastModifiedTime(file.path());
    } catch (IOException gone) {
      return FileTime.fromMillis(0);
    }
  }

  private void read(RawFile file) {
    try (MappingIterator<Map<String, String>> rows = ROWS.readValues(file.path().toFile())) {
      while (left > 0 && rows.hasNextValue()) {
        String reason = rows.nextValue().get(RejectedColumns.REASON);
        left--;
        if (reason != null) {
          count(reason);
        }
      }
    } catch (IOException damaged) {
      LOG.debugf("no reasons in %s: %s", file.path(), damaged);
    }
  }

  private void count(String reason) {
    String kind = OF_THE_RECORD.matcher(reason).replaceAll("?");
    if (counts.size() < MOST_REASONS || counts.containsKey(kind)) {
      counts.computeIfAbsent(kind, first -> new Count(reason)).rows++;
    }
  }
}
