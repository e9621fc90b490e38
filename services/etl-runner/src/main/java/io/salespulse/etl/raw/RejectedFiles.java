package io.salespulse.etl.raw;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jboss.logging.Logger;

/** Counts the records that the sink turned away. */
public final class RejectedFiles {

  private static final Logger LOG = Logger.getLogger(RejectedFiles.class);

  private RejectedFiles() {}

  /** Rows of those of the files that hold rejected records, by topic. */
  public static Map<Topic, Long> count(Collection<RawFile> files) throws IOException {
    Map<Topic, Long> counts = new EnumMap<>(Topic.class);
    for (RawFile file : files) {
      if (file.kind() == RawFile.Kind.REJECTED) {
        counts.merge(file.topic(), rows(file), Long::sum);
      }
    }
    return counts;
  }

  private static long rows(RawFile file) throws IOException {
    long lines = 0;
    try (MappingIterator<String[]> rows = file.lines()) {
      // The first is the header.
      rows.nextValue();
      while (rows.hasNextValue()) {
        rows.nextValue();
        lines++;
      }
    } catch (JsonProcessingException | NoSuchElementException damaged) {
      LOG.warnf("%s is damaged after %d rows: %s", file.name(), lines, damaged.getMessage());
    }
    return lines;
  }
}
