package io.salespulse.etl.facts;

import static io.salespulse.etl.facts.FactTable.AGGREGATES;
import static io.salespulse.etl.facts.FactTable.CUSTOMERS;
import static io.salespulse.etl.facts.FactTable.CUSTOMER_DAYS;
import static io.salespulse.etl.facts.FactTable.ITEMS;
import static io.salespulse.etl.facts.FactTable.ORDERS;
import static io.salespulse.etl.facts.FactTable.PRODUCTS;
import static org.apache.spark.sql.functions.col;

import io.salespulse.contract.Columns;
import io.salespulse.contract.Topic;
import io.salespulse.etl.clean.Cleaning;
import io.salespulse.etl.clean.CleaningRules;
import io.salespulse.etl.clean.CustomerCleaning;
import io.salespulse.etl.clean.ItemCleaning;
import io.salespulse.etl.clean.OrderCleaning;
import io.salespulse.etl.clean.ProductCleaning;
import io.salespulse.etl.raw.RawDay;
import io.salespulse.etl.raw.RawFile;
import io.salespulse.etl.raw.RawReader;
import io.salespulse.etl.spark.Frames;
import io.salespulse.etl.spark.LocalTime;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Builds the facts of several days together: a table of all days is one Spark job, so fourteen days
 * do not pay fourteen times for its start.
 */
public final class FactBuilder {

  private static final StructType DAYS = new StructType().add(Columns.DAY, DataTypes.DateType);

  private final SparkSession spark;
  private final RawReader reader;
  private final FactStore store;
  private final LocalTime local;

  public FactBuilder(SparkSession spark, RawReader reader, FactStore store, LocalTime local) {
    this.spark = spark;
    this.reader = reader;
    this.store = store;
    this.local = local;
  }

  /**
   * Builds and puts in force what the plan says.
   *
   * @param inForce records of whole days before the run
   * @param asOf the run's moment
   * @return the records of all days now in force
   */
  public SortedMap<LocalDate, DayRecord> build(
      BuildPlan plan, SortedMap<LocalDate, DayRecord> inForce, CleaningRules rules, Instant asOf)
      throws IOException {
    SortedMap<LocalDate, DayRecord> result = new TreeMap<>(plan.kept());
    if (plan.builds().isEmpty()) {
      return result;
    }
    List<LocalDate> days = plan.builds().stream().map(BuildPlan.Build::day).toList();
    List<RawDay> raw = plan.builds().stream().map(BuildPlan.Build::raw).toList();
    store.sweep(days, inForce);
    Draft draft = new Draft(days, inForce);

    Together.run(
        () -> draft.add(CUSTOMERS, CustomerCleaning.judge(read(Topic.CUSTOMERS, raw), rules)),
        () -> draft.add(PRODUCTS, ProductCleaning.judge(read(Topic.PRODUCTS, raw), rules)));
    Dataset<Row> customers = draft.withKept(CUSTOMERS, plan.kept().values());
    Dataset<Row> products = draft.withKept(PRODUCTS, plan.kept().values());

    draft.add(
        ORDERS, Enrichment.orders(OrderCleaning.judge(read(Topic.ORDERS, raw), rules), customers));
    Dataset<Row> orders = draft.read(ORDERS);
    Together.run(
        () ->
            draft.add(
                ITEMS,
                Enrichment.items(
                    ItemCleaning.judge(read(Topic.ORDER_ITEMS, raw), Cleaning.clean(orders), rules),
                    products)),
        () ->
            draft.add(
                CUSTOMER_DAYS,
                SalesAggregates.customerDays(Cleaning.clean(orders), local)
                    .repartition(col(Columns.DAY))));
    draft.add(AGGREGATES, aggregates(draft, raw, days, products, rules));

    Map<LocalDate, DayCounts> counts = DayCounts.of(draft.read(AGGREGATES));
    for (BuildPlan.Build build : plan.builds()) {
      DayCounts counted = counts.getOrDefault(build.day(), DayCounts.NONE);
      DayRecord record =
          new DayRecord(
              build.day(),
              build.fingerprint(),
              build.raw().sizes(),
              Optional.of(asOf).filter(moment -> counted.pending() > 0),
              draft.files(build.day()),
              counted.clean(),
              counted.rejected());
      store.commit(record);
      result.put(record.day(), record);
    }
    store.sweep(days, result);
    return result;
  }

  private Dataset<Row> aggregates(
      Draft draft,
      List<RawDay> raw,
      List<LocalDate> days,
      Dataset<Row> products,
      CleaningRules rules)
      throws IOException {
    Dataset<Row> orders = draft.read(ORDERS);
    Dataset<Row> items = draft.read(ITEMS);
    Dataset<Row> cleanOrders = Cleaning.clean(orders);
    Dataset<Row> cleanItems = Cleaning.clean(items);
    Map<Topic, Dataset<Row>> judged = new EnumMap<>(Topic.class);
    judged.put(Topic.CUSTOMERS, draft.read(CUSTOMERS));
    judged.put(Topic.PRODUCTS, draft.read(PRODUCTS));
    judged.put(Topic.ORDERS, orders);
    judged.put(Topic.ORDER_ITEMS, items);

    List<Dataset<Row>> parts = new ArrayList<>();
    parts.addAll(SalesAggregates.ofOrders(cleanOrders, local));
    parts.addAll(SalesAggregates.ofItems(cleanItems, local));
    parts.add(Inventory.atEndOf(frame(days), products));
    parts.add(QualityCounts.ofTotals(cleanOrders, cleanItems, rules.graceLimit()));
    for (Topic topic : Topic.values()) {
      parts.add(QualityCounts.ofJudged(topic, judged.get(topic), rules.graceLimit()));
      List<RawFile> rejected = rejected(topic, raw);
      if (!rejected.isEmpty()) {
        parts.add(QualityCounts.ofRejected(topic, reader.readRejected(topic, rejected)));
      }
    }
    Dataset<Row> all = Frames.empty(spark, AGGREGATES.schema());
    for (Dataset<Row> part : parts) {
      all = all.unionByName(part, true);
    }
    return all.repartition(col(Columns.DAY));
  }

  private Dataset<Row> read(Topic topic, List<RawDay> days) {
    return reader.read(topic, days.stream().flatMap(day -> day.files(topic).stream()).toList());
  }

  private static List<RawFile> rejected(Topic topic, List<RawDay> days) {
    return days.stream().flatMap(day -> day.rejected(topic).stream()).toList();
  }

  private Dataset<Row> frame(List<LocalDate> days) {
    return spark.createDataFrame(days.stream().map(RowFactory::create).toList(), DAYS);
  }

  /** Facts being made: files that are written, but that no record names yet. */
  private final class Draft {

    private final List<LocalDate> days;
    private final Map<LocalDate, DayRecord> before;
    private final Map<LocalDate, Map<FactTable, SortedMap<String, Long>>> files = new TreeMap<>();

    Draft(List<LocalDate> days, Map<LocalDate, DayRecord> before) {
      this.days = days;
      this.before = before;
      days.forEach(day -> files.put(day, new EnumMap<>(FactTable.class)));
    }

    void add(FactTable table, Dataset<Row> rows) throws IOException {
      store.add(table, rows);
      synchronized (files) {
        for (LocalDate day : days) {
          SortedMap<String, Long> added = store.added(table, day, before.get(day));
          if (!added.isEmpty()) {
            files.get(day).put(table, added);
          }
        }
      }
    }

    Map<FactTable, SortedMap<String, Long>> files(LocalDate day) {
      return files.get(day);
    }

    Dataset<Row> read(FactTable table) {
      return withKept(table, List.of());
    }

    Dataset<Row> withKept(FactTable table, Collection<DayRecord> kept) {
      List<DayRecord> all = new ArrayList<>(kept);
      files.forEach(
          (day, tables) ->
              all.add(
                  new DayRecord(day, "", new TreeMap<>(), Optional.empty(), tables, Map.of(), 0)));
      return store.read(table, all);
    }
  }
}
