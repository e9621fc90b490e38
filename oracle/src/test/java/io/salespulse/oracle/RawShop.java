package io.salespulse.oracle;

import io.salespulse.contract.Column;
import io.salespulse.contract.Columns;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.Segment;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Raw files made by hand, each with one record, and what the oracle says about them. */
final class RawShop implements AutoCloseable {

  /** Columns that segments of before do not have. */
  private static final Set<String> NEW =
      Set.of(Columns.STATUS, Columns.REFUNDED_AMOUNT, Columns.DELETED);

  private final DataLayout layout;
  private Question question = Question.asOf(Instant.parse("2026-11-22T12:00:00Z"));
  private long offset;
  private Optional<SqlOracle> oracle = Optional.empty();

  RawShop(Path directory) {
    layout = new DataLayout(directory);
  }

  RawShop asking(Question other) {
    question = other;
    return this;
  }

  Question question() {
    return question;
  }

  RawShop customer(String recordedAt, String values) {
    return record(Topic.CUSTOMERS, 0, recordedAt, values);
  }

  RawShop product(String recordedAt, String values) {
    return record(Topic.PRODUCTS, 0, recordedAt, values);
  }

  RawShop order(String recordedAt, String values) {
    return record(Topic.ORDERS, 0, recordedAt, values);
  }

  RawShop item(String recordedAt, String values) {
    return record(Topic.ORDER_ITEMS, 0, recordedAt, values);
  }

  /**
   * @param values CSV of the first columns; the others are empty
   */
  RawShop record(Topic topic, int partition, String recordedAt, String values) {
    return write(topic, columns(topic), partition, offset++, recordedAt, values, "");
  }

  RawShop delete(Topic topic, String recordedAt, String ids) {
    return write(topic, columns(topic), 0, offset++, recordedAt, ids, "true");
  }

  /** The record in a segment of before. */
  RawShop old(Topic topic, String recordedAt, String values) {
    List<String> columns = columns(topic).stream().filter(name -> !NEW.contains(name)).toList();
    return write(topic, columns, 0, offset++, recordedAt, values, "");
  }

  /** The record at an offset of its own choice. */
  RawShop at(long ownOffset, Topic topic, String recordedAt, String values) {
    return write(topic, columns(topic), 0, ownOffset, recordedAt, values, "");
  }

  /** A segment with that header and those lines. */
  RawShop segment(Topic topic, String day, int partition, String... lines) {
    try {
      Path directory = Files.createDirectories(layout.raw(topic, LocalDate.parse(day)));
      String name = new Segment(topic.topicName(), partition, offset++).fileName();
      Files.writeString(directory.resolve(name), String.join("\n", lines) + "\n");
      return this;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static List<String> columns(Topic topic) {
    return topic.rawColumns().stream().map(Column::name).toList();
  }

  private RawShop write(
      Topic topic,
      List<String> columns,
      int partition,
      long ownOffset,
      String recordedAt,
      String values,
      String deleted) {
    long own = columns.stream().filter(name -> !name.startsWith("kafka_")).count();
    long given = values.chars().filter(character -> character == ',').count() + 1;
    boolean canBeDeleted = columns.contains(Columns.DELETED);
    String rest = ",".repeat((int) (own - given));
    String line =
        values + (canBeDeleted ? rest + deleted : rest) + ",%d,%s".formatted(ownOffset, recordedAt);
    return segment(
        topic,
        recordedAt.substring(0, 10),
        partition,
        columns.stream().collect(Collectors.joining(",")),
        line);
  }

  /** The lines of the file below its header. */
  List<String> rows(KpiFile file) throws SQLException {
    return csv(file).lines().skip(1).toList();
  }

  String csv(KpiFile file) throws SQLException {
    if (oracle.isEmpty()) {
      oracle = Optional.of(new SqlOracle(layout, question, 1));
    }
    return oracle.get().csv(file);
  }

  /** What was asked so far; files that are written from now on are in what is asked next. */
  @Override
  public void close() throws SQLException {
    if (oracle.isPresent()) {
      oracle.get().close();
      oracle = Optional.empty();
    }
  }

  /** A line of the summary, without the metric's name. */
  String card(String metric) throws SQLException {
    return only(KpiFile.SUMMARY, metric + ",");
  }

  /** {@code checked,failed} of a rule. */
  String rule(Topic topic, String rule) throws SQLException {
    String counts = only(KpiFile.DATA_QUALITY, "%s,%s,".formatted(topic.topicName(), rule));
    return counts.substring(0, counts.lastIndexOf(','));
  }

  private String only(KpiFile file, String start) throws SQLException {
    return rows(file).stream()
        .filter(row -> row.startsWith(start))
        .map(row -> row.substring(start.length()))
        .findFirst()
        .orElseThrow();
  }
}
