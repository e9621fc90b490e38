package io.salespulse.etl.web;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the service logs while this is open, as level and text. */
final class LogLines extends Handler implements AutoCloseable {

  private static final Logger SERVICE = Logger.getLogger("io.salespulse");

  private final SimpleFormatter formatter = new SimpleFormatter();
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();

  LogLines() {
    SERVICE.addHandler(this);
  }

  /** The lines with that text. */
  List<String> naming(String text) {
    return lines.stream().filter(line -> line.contains(text)).toList();
  }

  @Override
  public void publish(LogRecord line) {
    lines.add(line.getLevel() + " " + formatter.formatMessage(line));
  }

  @Override
  public void flush() {
    // Nothing is held back.
  }

  @Override
  public void close() {
    SERVICE.removeHandler(this);
  }
}
