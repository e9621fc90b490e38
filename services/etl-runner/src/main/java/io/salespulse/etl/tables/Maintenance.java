package io.salespulse.etl.tables;

import java.util.List;
import org.apache.iceberg.Table;
import org.apache.iceberg.relocated.com.google.common.collect.Iterables;
import org.apache.iceberg.spark.actions.SparkActions;

/**
 * Keeps the tables small: files of many runs become one, and snapshots that nobody goes back to are
 * forgotten with their files. A table's turn comes when it has gathered so many snapshots, about
 * twice a day for one that every run changes.
 */
public final class Maintenance {

  private static final int MOST_SNAPSHOTS = 60;
  private static final int SNAPSHOTS_KEPT = 5;
  private static final int FILES_WORTH_ONE = 8;

  private final Tables tables;

  public Maintenance(Tables tables) {
    this.tables = tables;
  }

  /** The tables whose turn it is. */
  public List<StoredTable> due() {
    return tables.all().stream()
        .filter(name -> Iterables.size(tables.table(name).snapshots()) > MOST_SNAPSHOTS)
        .toList();
  }

  /** Makes few files of many; the rows stay the same. */
  public void compact(List<StoredTable> due) {
    for (StoredTable name : due) {
      SparkActions.get(tables.spark())
          .rewriteDataFiles(tables.table(name))
          .option("min-input-files", String.valueOf(FILES_WORTH_ONE))
          .execute();
    }
  }

  /** Forgets old snapshots; only once the newest is what is settled. */
  public void expire(List<StoredTable> due) {
    for (StoredTable name : due) {
      Table table = tables.table(name);
      table.expireSnapshots().expireOlderThan(Long.MAX_VALUE).retainLast(SNAPSHOTS_KEPT).commit();
    }
  }
}
