package io.salespulse.contract;

import java.time.Instant;
import java.util.List;

/**
 * Answer of {@code GET /etl/schedule}.
 *
 * @param cron in UNIX syntax
 * @param zone IANA zone in which the cron expression is read
 * @param nextFireTime when the next scheduled run starts
 * @param ownKpis the files of {@code KPI_SQL_DIR} as they are now, by name
 */
public record RunSchedule(
    String cron, String zone, Instant nextFireTime, List<OwnKpiState> ownKpis) {

  /** That of an earlier version tells nothing of them. */
  public RunSchedule {
    ownKpis = ownKpis == null ? List.of() : List.copyOf(ownKpis);
  }

  /** A schedule where there are no KPIs of one's own. */
  public RunSchedule(String cron, String zone, Instant nextFireTime) {
    this(cron, zone, nextFireTime, List.of());
  }
}
