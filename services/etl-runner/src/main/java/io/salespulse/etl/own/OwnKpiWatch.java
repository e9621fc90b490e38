package io.salespulse.etl.own;

import io.salespulse.contract.OwnKpiState;
import io.salespulse.contract.Topic;
import io.salespulse.etl.facts.ShopViews;
import io.salespulse.etl.own.KpiDirectory.Found;
import io.salespulse.etl.spark.Frames;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jboss.logging.Logger;

/**
 * Looks at the files of {@code KPI_SQL_DIR} when they appear and change, so that who writes one
 * need not wait for a run to hear what is wrong with it. Queries are held against views without
 * rows.
 */
public final class OwnKpiWatch {

  private static final Logger LOG = Logger.getLogger(OwnKpiWatch.class);

  private final KpiDirectory directory;
  private final ZoneId zone;
  private final Map<String, Looked> looked = new TreeMap<>();
  private volatile List<OwnKpiState> states = List.of();
  private Optional<String> unreadable = Optional.empty();

  /** A file as it was found, and what is wrong with it. */
  private record Looked(Found file, Optional<String> problem) {}

  public OwnKpiWatch(Path directory, ZoneId zone) {
    this.directory = new KpiDirectory(directory);
    this.zone = zone;
  }

  /** The files as they were at the last look, by name. */
  public List<OwnKpiState> states() {
    return states;
  }

  /** Looks at files that are new or changed, and says in the log what became of them. */
  public synchronized void look(SparkSession process) {
    try {
      List<Found> found = directory.list();
      looked.keySet().retainAll(found.stream().map(Found::fileName).toList());
      Optional<OwnQueries> queries = Optional.empty();
      for (Found file : found) {
        Looked before = looked.get(file.fileName());
        if (before == null || !before.file().equals(file)) {
          queries = queries.or(() -> Optional.of(new OwnQueries(process, zone, noRows(process))));
          Optional<String> problem = problem(file, queries.get());
          looked.put(file.fileName(), new Looked(file, problem));
          tell(file.fileName(), problem);
        }
      }
      unreadable = Optional.empty();
    } catch (IOException failure) {
      if (unreadable.isEmpty()) {
        LOG.errorf("KPIs of one's own: %s", failure.getMessage());
      }
      unreadable = Optional.of(failure.getMessage());
    }
    states =
        looked.values().stream()
            .map(of -> new OwnKpiState(of.file().fileName(), of.problem()))
            .toList();
  }

  private static Optional<String> problem(Found file, OwnQueries queries) {
    try {
      file.kpi().ifPresent(queries::rows);
      return file.problem();
    } catch (WrongKpi wrong) {
      return Optional.of(wrong.getMessage());
    }
  }

  private static void tell(String file, Optional<String> problem) {
    if (problem.isPresent()) {
      LOG.errorf("KPI of one's own %s: %s", file, problem.get());
    } else {
      LOG.infof("KPI of one's own %s comes with the next run", file);
    }
  }

  private static Map<Topic, Dataset<Row>> noRows(SparkSession process) {
    Map<Topic, Dataset<Row>> views = new EnumMap<>(Topic.class);
    for (Topic topic : Topic.values()) {
      views.put(topic, Frames.empty(process, ShopViews.schema(topic)));
    }
    return views;
  }
}
