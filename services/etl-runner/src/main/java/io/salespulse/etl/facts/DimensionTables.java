package io.salespulse.etl.facts;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import io.salespulse.contract.Columns;
import io.salespulse.contract.Topic;
import io.salespulse.etl.clean.Cleaning;
import io.salespulse.etl.clean.RecordColumns;
import io.salespulse.etl.fold.Dimensions;
import io.salespulse.etl.fold.Dimensions.CustomerVersion;
import io.salespulse.etl.fold.Dimensions.ProductVersion;
import io.salespulse.etl.records.Positions;
import io.salespulse.etl.records.RecordTable;
import io.salespulse.etl.records.Versions;
import io.salespulse.etl.spark.KeptRows;
import io.salespulse.etl.spark.Money;
import io.salespulse.etl.tables.Tables;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Customers and products as their records say now: for Spark which version is in force when, for
 * the KPIs the newest of each. Both are kept from run to run and follow the tables.
 */
public final class DimensionTables {

  /** Ids whose rows are picked by a list; of more of them by a join. */
  private static final int MOST_LITERALS = 1_000;

  private final Tables tables;
  private final Dimensions dimensions = new Dimensions();
  private final Source customers =
      new Source(
          Topic.CUSTOMERS,
          this::putCustomer,
          dimensions::deleteCustomer,
          Columns.NAME,
          Columns.LOCATION,
          Columns.SIGNUP_DATE,
          Columns.MEMBERSHIP_TYPE);
  private final Source products =
      new Source(
          Topic.PRODUCTS,
          this::putProduct,
          dimensions::deleteProduct,
          Columns.NAME,
          Columns.CATEGORY,
          Columns.STOCK_QUANTITY,
          Columns.COST);

  /** Home days whose orders may see another version than before, by customer or product id. */
  public record Changes(
      Map<String, Predicate<LocalDate>> customers, Map<String, Predicate<LocalDate>> products) {}

  public DimensionTables(Tables tables) {
    this.tables = tables;
  }

  /** The newest versions, as of the last {@link #refresh}. */
  public Dimensions dimensions() {
    return dimensions;
  }

  /** Versions of customers in force, as of the last {@link #refresh}. */
  Dataset<Row> customersInForce() {
    return customers.inForce;
  }

  /** Versions of products in force, as of the last {@link #refresh}. */
  Dataset<Row> productsInForce() {
    return products.inForce;
  }

  /** What the rules counted of customers' and products' records. */
  List<TopicQuality> quality() {
    return List.of(customers.quality, products.quality);
  }

  /**
   * Follows the tables.
   *
   * @param since snapshots by table: the rows that came later are what changed
   */
  public Changes refresh(Map<String, Long> since) {
    Map<String, Predicate<LocalDate>> ofCustomers = customers.refresh(since);
    Map<String, Predicate<LocalDate>> ofProducts = products.refresh(since);
    return new Changes(ofCustomers, ofProducts);
  }

  /** Forgets everything: the next {@link #refresh} reads all of it. */
  public void forget() {
    customers.isLoaded = false;
    products.isLoaded = false;
    dimensions.clear();
  }

  private void putCustomer(Row row) {
    dimensions.put(
        new CustomerVersion(
            row.getAs(Columns.CUSTOMER_ID),
            row.getAs(Columns.NAME),
            row.getAs(Columns.LOCATION),
            row.getAs(Columns.SIGNUP_DATE)));
  }

  private void putProduct(Row row) {
    dimensions.put(
        new ProductVersion(
            row.getAs(Columns.PRODUCT_ID),
            row.getAs(Columns.NAME),
            row.getAs(Columns.CATEGORY),
            Optional.ofNullable(row.getAs(Columns.STOCK_QUANTITY))));
  }

  /** Worth of the stock at the end of each day on which it changed. */
  private void stockValues(Dataset<Row> inForce) {
    var value =
        col(Columns.STOCK_QUANTITY).cast("bigint").multiply(col(Columns.COST)).cast(Money.SUM);
    NavigableMap<LocalDate, BigDecimal> changes = new TreeMap<>();
    for (Row row :
        inForce
            .filter(value.isNotNull())
            .groupBy(Dimension.VERSION_DAY, Dimension.VALID_TO)
            .agg(sum(value).as("value"))
            .collectAsList()) {
      changes.merge(row.getLocalDate(0), row.getDecimal(2), BigDecimal::add);
      changes.merge(row.getLocalDate(1), row.getDecimal(2).negate(), BigDecimal::add);
    }
    changes.remove(Dimension.END_OF_TIME);
    BigDecimal worth = BigDecimal.ZERO;
    NavigableMap<LocalDate, BigDecimal> values = new TreeMap<>();
    for (var change : changes.entrySet()) {
      worth = worth.add(change.getValue());
      values.put(change.getKey(), worth);
    }
    dimensions.replaceStockValues(values);
  }

  /** One of the two. */
  private final class Source {

    private final Topic topic;
    private final RecordTable table;
    private final String id;
    private final Consumer<Row> put;
    private final Consumer<String> delete;
    private final List<String> attributes;

    private Optional<Long> seen = Optional.empty();
    private boolean isLoaded;
    private KeptRows kept = new KeptRows();
    private Dataset<Row> inForce;
    private TopicQuality quality;

    /**
     * @param put takes the newest version into the dimensions
     * @param delete takes what has that id out of them
     * @param attributes that facts and KPIs ask for; they are kept of each version in force
     */
    Source(Topic topic, Consumer<Row> put, Consumer<String> delete, String... attributes) {
      this.topic = topic;
      this.table = RecordTable.of(topic);
      this.id = topic.idColumn();
      this.put = put;
      this.delete = delete;
      this.attributes = List.of(attributes);
    }

    Map<String, Predicate<LocalDate>> refresh(Map<String, Long> since) {
      Optional<Long> now = tables.snapshot(table);
      if (isLoaded && now.equals(seen)) {
        return Map.of();
      }
      Dataset<Row> records = tables.read(table);
      KeptRows before = kept;
      try (KeptRows forNow = new KeptRows()) {
        Dataset<Row> numbered =
            forNow.keep(Versions.numbered(topic, records.filter(Cleaning.isClean()), id));
        kept = new KeptRows();
        inForce = kept.make(Dimension.inForce(numbered, id, attributes));
        quality = TopicQuality.ofDimension(topic, records, numbered);
        Map<String, List<Timeline.Version>> added = added(since);
        Map<String, Predicate<LocalDate>> changes = changes(numbered, added);
        update(added.keySet());
        if (topic == Topic.PRODUCTS) {
          stockValues(inForce);
        }
        seen = now;
        isLoaded = true;
        return changes;
      } finally {
        before.close();
      }
    }

    /** Versions that came since a snapshot, by id; all of them where there was none yet. */
    private Map<String, List<Timeline.Version>> added(Map<String, Long> since) {
      Optional<Long> from = Optional.ofNullable(since.get(table.fullName()));
      if (tables.snapshot(table).equals(from)) {
        return Map.of();
      }
      Dataset<Row> records =
          from.map(snapshot -> tables.readSince(table, snapshot))
              .orElseGet(() -> tables.read(table));
      return versions(records.filter(Cleaning.isClean()));
    }

    private Map<String, Predicate<LocalDate>> changes(
        Dataset<Row> numbered, Map<String, List<Timeline.Version>> added) {
      Map<String, Predicate<LocalDate>> changes = new HashMap<>();
      if (!added.isEmpty()) {
        versions(ofIds(numbered, added.keySet()))
            .forEach(
                (key, all) -> {
                  Set<Timeline.Version> isNew = new HashSet<>(added.get(key));
                  List<Timeline.Version> old =
                      all.stream().filter(version -> !isNew.contains(version)).toList();
                  changes.put(key, Timeline.of(all).differs(Timeline.of(old)));
                });
      }
      return changes;
    }

    private Map<String, List<Timeline.Version>> versions(Dataset<Row> rows) {
      Map<String, List<Timeline.Version>> versions = new HashMap<>();
      for (Row row :
          rows.select(
                  col(id),
                  col(Columns.KAFKA_TIMESTAMP),
                  col(RecordColumns.KAFKA_PARTITION),
                  col(Columns.KAFKA_OFFSET),
                  Positions.importFile(),
                  col(RecordColumns.LINE),
                  col(Columns.DELETED))
              .collectAsList()) {
        versions
            .computeIfAbsent(row.getString(0), first -> new ArrayList<>())
            .add(
                new Timeline.Version(
                    row.getInstant(1),
                    row.getInt(2),
                    row.getLong(3),
                    row.isNullAt(4) ? "" : row.getString(4),
                    row.getInt(5),
                    row.getBoolean(6)));
      }
      return versions;
    }

    private void update(Set<String> ids) {
      Dataset<Row> newest =
          inForce.filter(col(Dimension.VALID_TO).equalTo(lit(Dimension.END_OF_TIME)));
      if (isLoaded) {
        ids.forEach(delete);
        newest = ofIds(newest, ids);
      }
      if (!isLoaded || !ids.isEmpty()) {
        // One after the other: a list of a million customers takes half a gigabyte.
        newest.toLocalIterator().forEachRemaining(put);
      }
    }

    private Dataset<Row> ofIds(Dataset<Row> rows, Set<String> ids) {
      if (ids.size() <= MOST_LITERALS) {
        return rows.filter(col(id).isin(ids.toArray()));
      }
      Dataset<Row> wanted =
          tables
              .spark()
              .createDataset(List.copyOf(ids), org.apache.spark.sql.Encoders.STRING())
              .toDF("wanted");
      return rows.join(wanted, col(id).equalTo(col("wanted")), "left_semi");
    }
  }
}
