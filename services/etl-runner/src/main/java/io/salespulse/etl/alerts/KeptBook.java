package io.salespulse.etl.alerts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.support.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/** The book, which is on the disk before anybody acts on it. */
final class KeptBook {

  private static final Logger LOG = Logger.getLogger(KeptBook.class);

  private static final String DAMAGED =
      "%s is damaged (%s): alerts that hold, and the report that is due, are told again";

  private final Path file;
  private final ObjectMapper json;
  private volatile AlertBook book;

  KeptBook(Path file, ObjectMapper json) {
    this.file = file;
    this.json = json;
    this.book = read();
  }

  private AlertBook read() {
    try {
      return Files.exists(file)
          ? requireNonNull(json.readValue(Files.readAllBytes(file), AlertBook.class), "it is null")
          : AlertBook.EMPTY;
    } catch (JsonProcessingException damaged) {
      LOG.warnf(DAMAGED, file, damaged.getOriginalMessage());
    } catch (IOException | RuntimeException unreadable) {
      LOG.warnf(DAMAGED, file, unreadable);
    }
    return AlertBook.FORGOTTEN;
  }

  AlertBook now() {
    return book;
  }

  /** Changes it, one change after the other; given back as it was, nothing is written. */
  synchronized void change(UnaryOperator<AlertBook> change) {
    AlertBook next = change.apply(book);
    if (next == book) {
      return;
    }
    book = next;
    try {
      DurableFiles.replace(file, json.writeValueAsBytes(next));
    } catch (IOException unwritable) {
      // It goes on from memory; a process that is killed now tells again what it told.
      LOG.warnf("the state of the alerts cannot be kept: %s", unwritable);
    }
  }
}
