package io.salespulse.contract;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Where things are in the data directory that the services share.
 *
 * <pre>
 * raw/&lt;topic&gt;/dt=YYYY-MM-DD/            published segments, one dataset per topic
 * raw/_rejected/&lt;topic&gt;/dt=YYYY-MM-DD/  records the sink could not keep
 * raw/_open/                            segments being written, never read by others
 * raw/_progress/                        the durable next offset of each partition
 * import/&lt;topic&gt;/                       CSV files of history, put there by whoever has the shop
 * notes.csv                             what a shop wrote down of its days, for the dashboard
 * tables/                               Iceberg tables: the ETL's records and facts
 * kpi -&gt; kpi-sets/&lt;run id&gt;              the published KPI set
 * etl/, generator/, kafka/, sink/       state of the one that the directory is named after
 * </pre>
 *
 * @param root the directory of the setting {@code SALES_DATA_DIR}
 */
public record DataLayout(Path root) {

  private static final String DAY_PREFIX = Columns.DAY + "=";

  /** Name of the file that describes a published KPI set: a {@link Manifest} as JSON. */
  public static final String MANIFEST = "manifest.json";

  /** Name of the directory of files of history, and the beginning of their names. */
  public static final String IMPORTS = "import";

  /** Name of the file with what a shop wrote down of its days: columns date and text. */
  public static final String NOTES = "notes.csv";

  private static final String OWN_KPI = "own_";

  public Path raw() {
    return root.resolve("raw");
  }

  public Path raw(Topic topic) {
    return raw().resolve(topic.topicName());
  }

  public Path raw(Topic topic, LocalDate day) {
    return raw(topic).resolve(dayDirectory(day));
  }

  public Path rejected() {
    return raw().resolve("_rejected");
  }

  public Path rejected(Topic topic) {
    return rejected().resolve(topic.topicName());
  }

  public Path rejected(Topic topic, LocalDate day) {
    return rejected(topic).resolve(dayDirectory(day));
  }

  /** On the same file system as {@link #raw()}, so that publishing a segment is one rename. */
  public Path openSegments() {
    return raw().resolve("_open");
  }

  public Path progress() {
    return raw().resolve("_progress");
  }

  public Path imports() {
    return root.resolve(IMPORTS);
  }

  public Path notes() {
    return root.resolve(NOTES);
  }

  /** The warehouse of the Iceberg tables {@code records.*} and {@code facts.*}. */
  public Path tables() {
    return root.resolve("tables");
  }

  /**
   * A symbolic link to the published directory of {@link #kpiSets()}. Who reads more than one file
   * resolves the link once, and so sees one whole set.
   */
  public Path kpi() {
    return root.resolve("kpi");
  }

  /** Name of the file of a KPI of the shop's own within a published set. */
  public static String ownKpi(String name) {
    return OWN_KPI + name + ".csv";
  }

  public Path kpiSets() {
    return root.resolve("kpi-sets");
  }

  public Path etl() {
    return root.resolve("etl");
  }

  public Path generator() {
    return root.resolve("generator");
  }

  public Path kafka() {
    return root.resolve("kafka");
  }

  /** What the sinks remember and could do without; not the raw data. */
  public Path sink() {
    return root.resolve("sink");
  }

  /** {@code dt=YYYY-MM-DD}. */
  public static String dayDirectory(LocalDate day) {
    return DAY_PREFIX + day;
  }

  /** The day of a directory made by {@link #dayDirectory}, empty for any other name. */
  public static Optional<LocalDate> day(String directoryName) {
    if (!directoryName.startsWith(DAY_PREFIX)) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(directoryName.substring(DAY_PREFIX.length())));
    } catch (DateTimeException notADay) {
      return Optional.empty();
    }
  }
}
