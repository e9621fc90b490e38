package io.salespulse.etl.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.RunReport;
import io.salespulse.support.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last run reports, newest first, in {@code etl/runs.jsonl}, where they outlive a restart. */
public final class RunHistory {

  private static final int KEPT = 200;

  private final Path file;
  private final ObjectMapper json;
  private final Deque<RunReport> newestFirst = new ArrayDeque<>();
  private int lines;

  public RunHistory(DataLayout layout, ObjectMapper json) throws IOException {
    this.file = layout.etl().resolve("runs.jsonl");
    this.json = json;
    if (Files.exists(file)) {
      // An added report begins with a line break, so that it never joins a line cut short.
      for (String line :
          Files.readAllLines(file).stream().filter(text -> !text.isBlank()).toList()) {
        remember(line);
      }
    }
  }

  private void remember(String line) {
    lines++;
    try {
      remember(json.readValue(line, RunReport.class));
    } catch (JsonProcessingException halfWritten) {
      // A crash may have cut the last line short; the reports before it are whole.
    }
  }

  private void remember(RunReport report) {
    newestFirst.addFirst(report);
    if (newestFirst.size() > KEPT) {
      newestFirst.removeLast();
    }
  }

  /** Adds the report of a run that has just ended. */
  public synchronized void add(RunReport report) throws IOException {
    remember(report);
    Files.createDirectories(file.getParent());
    if (lines >= 2 * KEPT) {
      rewrite();
    } else {
      Files.writeString(
          file,
          "\n" + json.writeValueAsString(report) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      lines++;
    }
  }

  private void rewrite() throws IOException {
    StringBuilder text = new StringBuilder();
    for (var oldestFirst = newestFirst.descendingIterator(); oldestFirst.hasNext(); ) {
      text.append(json.writeValueAsString(oldestFirst.next())).append('\n');
    }
    DurableFiles.replace(file, text.toString().getBytes(StandardCharsets.UTF_8));
    lines = newestFirst.size();
  }

  public synchronized List<RunReport> newestFirst() {
    return List.copyOf(newestFirst);
  }
}
