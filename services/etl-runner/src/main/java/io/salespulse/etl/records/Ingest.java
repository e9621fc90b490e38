package io.salespulse.etl.records;

import static io.salespulse.contract.DataQualityRule.LINE_PARSES;
import static io.salespulse.etl.records.RecordTable.ORDERS;
import static io.salespulse.etl.records.RecordTable.ORDER_ITEMS;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.salespulse.contract.Columns;
import io.salespulse.contract.Topic;
import io.salespulse.etl.clean.Cleaning;
import io.salespulse.etl.clean.ImportCleaning;
import io.salespulse.etl.clean.RecordColumns;
import io.salespulse.etl.raw.ImportConverter.Piece;
import io.salespulse.etl.raw.ImportReader;
import io.salespulse.etl.raw.RawFile;
import io.salespulse.etl.raw.RawReader;
import io.salespulse.etl.spark.KeptRows;
import io.salespulse.etl.tables.RecordDays;
import io.salespulse.etl.tables.TableChanges;
import io.salespulse.etl.tables.Tables;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.iceberg.expressions.Expressions;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Reads raw files into the records tables. An order and its items stand under their home day; an
 * item whose order is not known waits, and goes with the order when it comes; an order that moves
 * to another day takes everything of its id along.
 */
public final class Ingest {

  private static final String HOME_ID = "home_id";
  private static final String NEW_HOME = "new_home";

  private final Tables tables;
  private final RawReader reader;
  private final ImportReader imports;
  private final ZoneId sourceZone;
  private final Clock clock;
  private final KnownOrders known;

  /**
   * @param sourceZone zone of times without an offset
   */
  public Ingest(
      Tables tables, RawReader reader, ImportReader imports, ZoneId sourceZone, Clock clock) {
    this.tables = tables;
    this.reader = reader;
    this.imports = imports;
    this.sourceZone = sourceZone;
    this.clock = clock;
    this.known = new KnownOrders(tables);
  }

  /** Adds the records of these segments to the tables. */
  public List<TopicRead> read(List<RawFile> segments) {
    Map<Topic, List<RawFile>> ofTopics =
        segments.stream()
            .collect(
                Collectors.groupingBy(
                    RawFile::topic, () -> new EnumMap<>(Topic.class), Collectors.toList()));
    return read(
        ofTopics.keySet(),
        topic ->
            Cleaning.judge(
                topic, reader.read(topic, ofTopics.getOrDefault(topic, List.of())), sourceZone),
        segments);
  }

  /** Adds the records of a piece of history. */
  public List<TopicRead> read(Piece history) {
    return read(
        history.topics(),
        topic ->
            ImportCleaning.judge(
                topic, imports.read(topic, history.paths(topic)), sourceZone, clock.instant()),
        history.files());
  }

  /**
   * @param judged rows of a topic, none where the topic is not one of these
   * @param files that the rows are from
   */
  private List<TopicRead> read(
      Set<Topic> topics, Function<Topic, Dataset<Row>> judged, Collection<RawFile> files) {
    List<TopicRead> read = new ArrayList<>();
    for (Topic topic : List.of(Topic.CUSTOMERS, Topic.PRODUCTS)) {
      if (topics.contains(topic)) {
        read.add(append(topic, judged.apply(topic).coalesce(1), files));
      }
    }
    if (topics.contains(Topic.ORDERS) || topics.contains(Topic.ORDER_ITEMS)) {
      try (KeptRows kept = new KeptRows()) {
        Dataset<Row> orders = kept.keep(judged.apply(Topic.ORDERS));
        Dataset<Row> items = kept.keep(judged.apply(Topic.ORDER_ITEMS));
        read(orders, items, files, read);
      }
    }
    return read;
  }

  private TopicRead append(Topic topic, Dataset<Row> rows, Collection<RawFile> files) {
    TableChanges added = tables.append(RecordTable.of(topic), rows);
    long broken = added.rowsWith(RecordColumns.BROKEN_RULE);
    return new TopicRead(
        topic,
        added.rows() - broken,
        broken,
        broken == 0 ? new TreeMap<>() : unparsed(topic, files),
        added.newest(Columns.KAFKA_TIMESTAMP));
  }

  private SortedMap<String, Long> unparsed(Topic topic, Collection<RawFile> files) {
    Map<String, String> names = new HashMap<>();
    files.stream()
        .filter(file -> file.topic() == topic)
        .forEach(file -> names.put(file.nameInRecords(), file.name()));
    SortedMap<String, Long> lines = new TreeMap<>();
    Column doesNotParse = col(RecordColumns.BROKEN_RULE).equalTo(LINE_PARSES.rule());
    for (Row row :
        tables
            .read(RecordTable.of(topic))
            .filter(doesNotParse)
            .groupBy(RecordColumns.RAW_FILE)
            .count()
            .collectAsList()) {
      if (names.containsKey(row.getString(0))) {
        lines.put(names.get(row.getString(0)), row.getLong(1));
      }
    }
    return lines;
  }

  private void read(
      Dataset<Row> orders, Dataset<Row> items, Collection<RawFile> files, List<TopicRead> read) {
    Dataset<Row> cleanOrders = orders.filter(Cleaning.isClean());
    Dataset<Row> cleanItems = items.filter(Cleaning.isClean());
    Dataset<Row> versions = HomeDays.versions(cleanOrders, lit(null));
    if (!known.isEmpty()) {
      Dataset<Row> ids =
          cleanOrders
              .select(Columns.ORDER_ID)
              .union(cleanItems.select(Columns.ORDER_ID))
              .distinct();
      List<String> listed = ids.as(Encoders.STRING()).collectAsList();
      versions =
          versions.union(HomeDays.versions(known.versions(ids, listed), col(RecordDays.HOME_DAY)));
    }
    try (KeptRows kept = new KeptRows()) {
      Dataset<Row> homes = kept.keep(HomeDays.of(versions));
      read.add(append(Topic.ORDERS, atHome(orders, homes, col(RecordDays.HOME_DAY)), files));
      // Where the order is not known, no day: the item waits.
      Column dayOfBroken = when(not(Cleaning.isClean()), col(RecordDays.HOME_DAY));
      read.add(append(Topic.ORDER_ITEMS, atHome(items, homes, dayOfBroken), files));
      move(homes);
    }
  }

  /**
   * The rows with the home day of their order.
   *
   * @param otherwise the day of rows without one
   */
  private static Dataset<Row> atHome(Dataset<Row> rows, Dataset<Row> homes, Column otherwise) {
    Dataset<Row> days =
        homes
            .select(col(Columns.ORDER_ID).as(HOME_ID), col(RecordDays.HOME_DAY).as(NEW_HOME))
            // Of the orders there are a day and an id, which saves moving the items, three times as
            // many.
            .hint("broadcast");
    return rows.join(
            days, col(Columns.ORDER_ID).equalTo(col(HOME_ID)).and(Cleaning.isClean()), "left")
        .withColumn(RecordDays.HOME_DAY, coalesce(col(NEW_HOME), otherwise))
        .drop(HOME_ID, NEW_HOME);
  }

  /**
   * Moves what stood elsewhere than its order now does: all records of an order that got another
   * day, and items that waited for theirs.
   */
  private void move(Dataset<Row> homes) {
    Column from = lit(false);
    List<LocalDate> left =
        homes
            .filter(HomeDays.isMoved())
            .select(HomeDays.OLD_HOME)
            .distinct()
            .as(Encoders.LOCALDATE())
            .collectAsList();
    if (!left.isEmpty()) {
      from = RecordDays.are(left);
      rewrite(ORDERS, from, homes);
    }
    boolean released = anyReleased(homes);
    if (released) {
      Column waits = col(RecordDays.HOME_DAY).isNull();
      from = left.isEmpty() ? waits : from.or(waits);
    }
    if (released || !left.isEmpty()) {
      rewrite(ORDER_ITEMS, from, homes);
    }
  }

  /** Whether an item waited for one of these orders. */
  private boolean anyReleased(Dataset<Row> homes) {
    if (!tables.has(ORDER_ITEMS, Expressions.isNull(RecordDays.HOME_DAY))) {
      return false;
    }
    Dataset<Row> waiting =
        tables
            .read(ORDER_ITEMS)
            .filter(col(RecordDays.HOME_DAY).isNull())
            .select(col(Columns.ORDER_ID).as(HOME_ID));
    return !homes.join(waiting, col(Columns.ORDER_ID).equalTo(col(HOME_ID)), "left_semi").isEmpty();
  }

  private void rewrite(RecordTable table, Column from, Dataset<Row> homes) {
    tables.replace(
        table, from, atHome(tables.read(table).filter(from), homes, col(RecordDays.HOME_DAY)));
  }
}
