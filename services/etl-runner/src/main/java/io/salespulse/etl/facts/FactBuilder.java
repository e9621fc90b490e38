package io.salespulse.etl.facts;

import static io.salespulse.etl.facts.FactTable.AGGREGATES;
import static io.salespulse.etl.facts.FactTable.CUSTOMERS;
import static io.salespulse.etl.facts.FactTable.CUSTOMER_DAYS;
import static io.salespulse.etl.facts.FactTable.ITEMS;
import static io.salespulse.etl.facts.FactTable.ORDERS;
import static io.salespulse.etl.facts.FactTable.PRODUCTS;

import io.salespulse.contract.Columns;
import io.salespulse.contract.DataQualityRule;
import io.salespulse.contract.Topic;
import io.salespulse.etl.clean.Cleaning;
import io.salespulse.etl.clean.CleaningRules;
import io.salespulse.etl.clean.CustomerCleaning;
import io.salespulse.etl.clean.ItemCleaning;
import io.salespulse.etl.clean.OrderCleaning;
import io.salespulse.etl.clean.ProductCleaning;
import io.salespulse.etl.facts.QualityCounts.Verdict;
import io.salespulse.etl.raw.RawDay;
import io.salespulse.etl.raw.RawFile;
import io.salespulse.etl.raw.RawReader;
import io.salespulse.etl.spark.Frames;
import io.salespulse.etl.spark.LocalTime;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * Builds the facts of several days together: a table of all days is one Spark job, so fourteen days
 * do not pay fourteen times for its start.
 */
public final class FactBuilder {

  /** Raw bytes of the days that are built together; it bounds the memory of a build. */
  private static final long BATCH_BYTES = 128L << 20;

  /** Raw bytes that are worth a partition of their own in an exchange, while a core is free. */
  private static final long PARTITION_BYTES = 16L << 20;

  /** Raw bytes for each partition at most, so that what a task sorts or hashes is small. */
  private static final long MOST_PARTITION_BYTES = 32L << 20;

  private final SparkSession spark;
  private final RawReader reader;
  private final FactStore store;
  private final ClosedVersions closedVersions;
  private final LocalTime local;

  /**
   * @param closedVersions the same for all runs of a process
   */
  public FactBuilder(
      SparkSession spark,
      RawReader reader,
      FactStore store,
      ClosedVersions closedVersions,
      LocalTime local) {
    this.spark = spark;
    this.reader = reader;
    this.store = store;
    this.closedVersions = closedVersions;
    this.local = local;
  }

  /**
   * Builds and puts in force what the plan says.
   *
   * @param inForce records of whole days before the run
   * @param asOf the run's moment
   * @param listener hears how much is done, as a share from 0 to 1 that only grows
   * @return the records of all days now in force
   */
  public SortedMap<LocalDate, DayRecord> build(
      BuildPlan plan,
      SortedMap<LocalDate, DayRecord> inForce,
      CleaningRules rules,
      Instant asOf,
      DoubleConsumer listener)
      throws IOException {
    SortedMap<LocalDate, DayRecord> result = new TreeMap<>(plan.kept());
    BuildProgress progress = new BuildProgress(plan.builds(), listener);
    for (List<BuildPlan.Build> batch : plan.batches(BATCH_BYTES)) {
      progress.begin(batch);
      build(batch, inForce, result, rules, asOf, progress);
    }
    return result;
  }

  /**
   * @param result records of the days known so far, to which those of the batch are added
   */
  private void build(
      List<BuildPlan.Build> batch,
      SortedMap<LocalDate, DayRecord> inForce,
      SortedMap<LocalDate, DayRecord> result,
      CleaningRules rules,
      Instant asOf,
      BuildProgress progress)
      throws IOException {
    List<LocalDate> days = batch.stream().map(BuildPlan.Build::day).toList();
    List<RawDay> raw = batch.stream().map(BuildPlan.Build::raw).toList();
    long bytes = raw.stream().mapToLong(RawDay::bytes).sum();
    spark.conf().set("spark.sql.shuffle.partitions", partitions(bytes));
    store.sweep(days, inForce);
    Draft draft = new Draft(store, days, inForce, progress);
    List<Dataset<Row>> kept = new ArrayList<>();
    try {
      LocalDate openFrom = BuildPlanner.openFrom(asOf);
      addFacts(
          draft,
          raw,
          table -> draft.versions(table, result, closedVersions, openFrom),
          rules,
          kept);
    } finally {
      kept.forEach(frame -> frame.unpersist(false));
    }
    Map<LocalDate, List<Verdict>> verdicts = FactReader.verdicts(draft.read(AGGREGATES));
    SortedMap<String, Long> unparsed = unparsed(batch, verdicts);
    for (BuildPlan.Build build : batch) {
      List<Verdict> ofDay = verdicts.getOrDefault(build.day(), List.of());
      DayRecord record = record(build, draft, ofDay, unparsed, asOf);
      store.commit(record);
      result.put(record.day(), record);
    }
    store.sweep(days, result);
    progress.step();
  }

  /** A partition costs a task in every stage and a file in every day, so no more than help. */
  private long partitions(long bytes) {
    long needed =
        Math.max(spark.sparkContext().defaultParallelism(), 1 + bytes / MOST_PARTITION_BYTES);
    return Math.min(1 + bytes / PARTITION_BYTES, needed);
  }

  /**
   * Writes every table. Judged frames are kept in memory while more than one table is made of them.
   *
   * @param versions of customers or products that the draft's days see
   */
  private void addFacts(
      Draft draft,
      List<RawDay> raw,
      Function<FactTable, Dataset<Row>> versions,
      CleaningRules rules,
      List<Dataset<Row>> kept)
      throws IOException {
    Dataset<Row> customers = keep(kept, CustomerCleaning.judge(read(Topic.CUSTOMERS, raw), rules));
    Dataset<Row> products = keep(kept, ProductCleaning.judge(read(Topic.PRODUCTS, raw), rules));
    draft.add(CUSTOMERS, Cleaning.clean(customers));
    draft.add(PRODUCTS, Cleaning.clean(products));

    Dataset<Row> orders =
        keep(
            kept,
            Enrichment.orders(
                    OrderCleaning.judge(read(Topic.ORDERS, raw), rules), versions.apply(CUSTOMERS))
                .drop(Columns.KAFKA_OFFSET));
    Dataset<Row> cleanOrders = Cleaning.clean(orders);
    Dataset<Row> items =
        keep(
            kept,
            Enrichment.items(
                    ItemCleaning.judge(read(Topic.ORDER_ITEMS, raw), cleanOrders, rules),
                    versions.apply(PRODUCTS))
                .drop(Columns.ITEM_ID, Columns.KAFKA_OFFSET));
    Dataset<Row> cleanItems = Cleaning.clean(items);
    draft.add(ORDERS, cleanOrders);
    draft.add(ITEMS, cleanItems);
    draft.add(CUSTOMER_DAYS, SalesAggregates.customerDays(cleanOrders, local).coalesce(1));

    String[] order = {Columns.DAY, Columns.ORDER_ID};
    Dataset<Row> itemsByOrder = SalesAggregates.itemsByOrder(cleanItems);
    List<Dataset<Row>> parts = new ArrayList<>();
    parts.add(SalesAggregates.ofOrders(orders.join(itemsByOrder, order, "left"), local, rules));
    parts.add(SalesAggregates.ofCategories(cleanItems, local));
    parts.add(SalesAggregates.ofProducts(cleanItems));
    parts.add(Verdicts.alone(Topic.CUSTOMERS, customers));
    parts.add(Verdicts.alone(Topic.PRODUCTS, products));
    parts.add(Verdicts.ofItems(items, rules));
    for (Topic topic : Topic.values()) {
      List<RawFile> rejected = rejected(topic, raw);
      if (!rejected.isEmpty()) {
        parts.add(Verdicts.ofRejected(topic, reader.readRejected(topic, rejected)));
      }
    }
    Dataset<Row> all = Frames.empty(spark, AGGREGATES.schema());
    for (Dataset<Row> part : parts) {
      all = all.unionByName(part, true);
    }
    draft.add(AGGREGATES, all.coalesce(1));
  }

  /**
   * The same rows as a frame whose plan is nothing but the kept rows. Spark would find them by
   * itself, but only after it has analysed the whole way they were made, again for every step on
   * top of them.
   */
  private Dataset<Row> keep(List<Dataset<Row>> kept, Dataset<Row> frame) {
    Dataset<Row> persisted = frame.persist(StorageLevel.MEMORY_AND_DISK());
    kept.add(persisted);
    return Dataset.ofRows(spark, persisted.queryExecution().withCachedData());
  }

  /**
   * Lines that do not parse, by file. It is a pass of its own over the days that have such lines,
   * and not a file name beside every row.
   */
  private SortedMap<String, Long> unparsed(
      List<BuildPlan.Build> batch, Map<LocalDate, List<Verdict>> verdicts) {
    SortedMap<String, Long> lines = new TreeMap<>();
    for (Topic topic : Topic.values()) {
      List<RawFile> files = new ArrayList<>();
      for (BuildPlan.Build build : batch) {
        List<Verdict> ofDay = verdicts.getOrDefault(build.day(), List.of());
        if (QualityCounts.of(topic, ofDay).hasFailed(DataQualityRule.LINE_PARSES)) {
          files.addAll(build.raw().files(topic));
        }
      }
      if (!files.isEmpty()) {
        lines.putAll(reader.unparsedLines(topic, files));
      }
    }
    return lines;
  }

  /**
   * @param unparsed lines that do not parse, by file, of this day and others
   */
  private DayRecord record(
      BuildPlan.Build build,
      Draft draft,
      List<Verdict> verdicts,
      SortedMap<String, Long> unparsed,
      Instant asOf) {
    SortedMap<String, Long> rows = new TreeMap<>();
    long rejected = 0;
    long pending = 0;
    for (Topic topic : Topic.values()) {
      QualityCounts counts = QualityCounts.of(topic, verdicts);
      rows.put(topic.topicName(), counts.clean());
      rejected += counts.rejected();
      pending += counts.pending();
    }
    SortedMap<String, Long> sizes = build.raw().sizes();
    SortedMap<String, Long> ofDay = new TreeMap<>(unparsed);
    ofDay.keySet().retainAll(sizes.keySet());
    return new DayRecord(
        build.day(),
        build.fingerprint(),
        sizes,
        pending > 0 ? Optional.of(asOf) : Optional.empty(),
        draft.files(build.day()),
        rows,
        rejected,
        ofDay);
  }

  private Dataset<Row> read(Topic topic, List<RawDay> days) {
    return reader.read(topic, days.stream().flatMap(day -> day.files(topic).stream()).toList());
  }

  private static List<RawFile> rejected(Topic topic, List<RawDay> days) {
    return days.stream().flatMap(day -> day.rejected(topic).stream()).toList();
  }
}
