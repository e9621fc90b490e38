package io.salespulse.etl.tables;

import io.salespulse.etl.spark.ExactPath;
import io.salespulse.etl.spark.Frames;
import io.salespulse.support.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.iceberg.spark.SparkCatalog;
import org.apache.iceberg.spark.SparkReadOptions;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;

/**
 * The Iceberg tables of records and facts, in one catalog that Spark and this program share. There
 * is one writer, the run that goes on.
 */
public final class Tables {

  private static final String CATALOG = "salespulse";

  /** What all tables have in common. */
  private static final Map<String, String> PROPERTIES =
      Map.of(
          TableProperties.FORMAT_VERSION, "2",
          // Shuffling rows by their day first costs more than the few files that it saves.
          TableProperties.WRITE_DISTRIBUTION_MODE, TableProperties.WRITE_DISTRIBUTION_MODE_NONE,
          // Each task sorts them by it instead of keeping a file of each day open: history has
          // hundreds of days, and an open file takes a megabyte.
          TableProperties.SPARK_WRITE_PARTITIONED_FANOUT_ENABLED, "false",
          TableProperties.PARQUET_COMPRESSION, "snappy",
          // Many days may be written at once, each into a file of its own.
          TableProperties.PARQUET_ROW_GROUP_SIZE_BYTES, String.valueOf(16 << 20),
          TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED, "true",
          TableProperties.METADATA_PREVIOUS_VERSIONS_MAX, "5");

  private final SparkSession spark;
  private final Catalog catalog;
  private final Path warehouse;
  private final boolean isDirectory;
  private final List<? extends StoredTable> all;
  private final Map<String, Table> loaded = new LinkedHashMap<>();

  /**
   * @param isDirectory whether the catalog is the directory
   */
  private Tables(
      SparkSession spark,
      Catalog catalog,
      Path warehouse,
      boolean isDirectory,
      List<? extends StoredTable> all) {
    this.spark = spark;
    this.catalog = catalog;
    this.warehouse = warehouse;
    this.isDirectory = isDirectory;
    this.all = all;
  }

  /**
   * Opens the catalog.
   *
   * @param process whose executors do the work; it is left as it is
   * @param warehouse directory of the tables
   * @param properties of the catalog, in Iceberg's words: {@code type}, {@code uri}; they win over
   *     a catalog in the directory
   * @param all the tables there are to be
   */
  public static Tables open(
      SparkSession process,
      Path warehouse,
      Map<String, String> properties,
      List<? extends StoredTable> all) {
    SparkSession spark = process.newSession();
    String prefix = "spark.sql.catalog." + CATALOG;
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("type", "hadoop");
    settings.put("warehouse", ExactPath.of(warehouse));
    settings.put("cache-enabled", "false");
    settings.putAll(properties);
    spark.conf().set(prefix, SparkCatalog.class.getName());
    settings.forEach((name, value) -> spark.conf().set(prefix + "." + name, value));
    // Catalogs are looked up in the settings of this thread's session.
    SparkSession.setActiveSession(spark);
    Catalog catalog = Spark3Util.loadIcebergCatalog(spark, CATALOG);
    return new Tables(spark, catalog, warehouse, properties.isEmpty(), all);
  }

  /** The session that knows the catalog. */
  public SparkSession spark() {
    return spark;
  }

  /** Forgets what is in memory of the tables, and looks at their catalog again. */
  void reload() {
    loaded.clear();
  }

  /** The table as Iceberg sees it, in its newest state; made where it is not there yet. */
  public Table table(StoredTable name) {
    Table table = loaded.computeIfAbsent(name.fullName(), missing -> loadOrCreate(name));
    table.refresh();
    return table;
  }

  private Table loadOrCreate(StoredTable name) {
    if (catalog.tableExists(name.identifier())) {
      Table table = catalog.loadTable(name.identifier());
      String place = location(name);
      if (isDirectory && !table.location().equals(place)) {
        throw new DamagedTables(
            "%s was made in %s, which its files name, and is now in %s"
                .formatted(name.fullName(), table.location(), place));
      }
      return table;
    }
    if (catalog instanceof SupportsNamespaces namespaces) {
      try {
        namespaces.createNamespace(Namespace.of(name.namespace()));
      } catch (AlreadyExistsException madeBefore) {
        // As wanted.
      }
    }
    var schema = SparkSchemaUtil.convert(name.schema());
    Map<String, String> properties = new TreeMap<>(PROPERTIES);
    properties.putAll(name.properties());
    return catalog.createTable(
        name.identifier(), schema, name.partitioning(schema), null, properties);
  }

  /** Where a catalog in a directory keeps the table. */
  private String location(StoredTable name) {
    return "%s/%s/%s".formatted(ExactPath.of(warehouse), name.namespace(), name.tableName());
  }

  /** Rows of the table as they are now. */
  public Dataset<Row> read(StoredTable name) {
    table(name);
    return spark.table(sqlName(name));
  }

  /** Rows that were appended after a snapshot. */
  public Dataset<Row> readSince(StoredTable name, long snapshot) {
    return spark
        .read()
        .option(SparkReadOptions.START_SNAPSHOT_ID, String.valueOf(snapshot))
        .table(sqlName(name));
  }

  /** The current snapshot of a table, empty before its first row. */
  public Optional<Long> snapshot(StoredTable name) {
    return Optional.ofNullable(table(name).currentSnapshot()).map(Snapshot::snapshotId);
  }

  /**
   * How many rows each home day has; those without one are left out. Files of few rows are many
   * times larger than the rows, so that bytes would not tell.
   */
  public NavigableMap<LocalDate, Long> days(StoredTable name) {
    NavigableMap<LocalDate, Long> days = new TreeMap<>();
    for (FileScanTask task : files(name, Expressions.alwaysTrue())) {
      TableChanges.day(task.file())
          .ifPresent(day -> days.merge(day, task.file().recordCount(), Long::sum));
    }
    return days;
  }

  /** How many rows a table has, as its newest commit says. */
  public long rows(StoredTable name) {
    return Optional.ofNullable(table(name).currentSnapshot())
        .map(current -> current.summary().get(SnapshotSummary.TOTAL_RECORDS_PROP))
        .map(Long::parseLong)
        .orElse(0L);
  }

  /** The name in Spark's SQL. */
  private String sqlName(StoredTable name) {
    return CATALOG + "." + name.fullName();
  }

  /** Adds rows, and says what was added. */
  public TableChanges append(StoredTable name, Dataset<Row> rows) {
    Long before = snapshot(name).orElse(null);
    try {
      Frames.as(name.schema(), rows).writeTo(sqlName(name)).append();
      return TableChanges.since(table(name), before);
    } catch (NoSuchTableException gone) {
      throw new IllegalStateException(name.fullName() + " was dropped by somebody", gone);
    }
  }

  /** Replaces the rows for which the condition is true, also where nothing comes in their place. */
  public void replace(StoredTable name, Column condition, Dataset<Row> rows) {
    table(name);
    try {
      Frames.as(name.schema(), rows).writeTo(sqlName(name)).overwrite(condition);
    } catch (NoSuchTableException gone) {
      throw new IllegalStateException(name.fullName() + " was dropped by somebody", gone);
    }
  }

  /** Replaces everything that is stored of these days with rows that are here already. */
  public void replace(StoredTable name, Collection<LocalDate> days, List<Row> rows) {
    new DayFiles(table(name), name.schema()).replace(days, rows);
  }

  /** The snapshot of each table that has any, by full name. */
  public SortedMap<String, Long> snapshots() {
    SortedMap<String, Long> snapshots = new TreeMap<>();
    for (StoredTable name : all) {
      Snapshot current = table(name).currentSnapshot();
      if (current != null) {
        snapshots.put(name.fullName(), current.snapshotId());
      }
    }
    return snapshots;
  }

  /**
   * Makes every table what it was in these snapshots, which are there; what a killed run wrote
   * after them is gone.
   */
  public void rollBack(Map<String, Long> snapshots) {
    for (StoredTable name : all) {
      Table table = table(name);
      Long wanted = snapshots.get(name.fullName());
      Snapshot current = table.currentSnapshot();
      if (wanted == null) {
        if (current != null) {
          table.newDelete().deleteFromRowFilter(Expressions.alwaysTrue()).commit();
        }
      } else if (current == null || current.snapshotId() != wanted) {
        table.manageSnapshots().setCurrentSnapshot(wanted).commit();
      }
    }
  }

  /** Whether a table may hold rows for which the condition is true. */
  public boolean has(StoredTable name, Expression condition) {
    return !files(name, condition).isEmpty();
  }

  /** Data files of a table that may hold rows for which the condition is true. */
  public List<FileScanTask> files(StoredTable name, Expression condition) {
    try (CloseableIterable<FileScanTask> tasks =
        table(name).newScan().filter(condition).includeColumnStats().planFiles()) {
      List<FileScanTask> files = new ArrayList<>();
      tasks.forEach(files::add);
      return files;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Whether any table was ever made. */
  public boolean exist() throws IOException {
    return isDirectory
        ? !DurableFiles.children(warehouse).isEmpty()
        : all.stream().anyMatch(name -> catalog.tableExists(name.identifier()));
  }

  /**
   * Forgets all tables and their files. Of a directory that is everything in it, and nothing that
   * tables name: those of a copy name the files of what was copied.
   */
  public void drop() throws IOException {
    loaded.clear();
    if (!isDirectory) {
      for (StoredTable name : all) {
        if (catalog.tableExists(name.identifier())) {
          catalog.dropTable(name.identifier(), true);
        }
      }
    }
    // The directory itself may be a volume.
    for (Path namespace : DurableFiles.children(warehouse)) {
      DurableFiles.deleteTree(namespace);
    }
  }

  /** The table names, for whoever looks after all of them. */
  public List<StoredTable> all() {
    return List.copyOf(all);
  }

  /** What happened to a table since a snapshot. */
  public TableChanges changes(StoredTable name, Map<String, Long> since) {
    return TableChanges.since(table(name), since.get(name.fullName()));
  }
}
