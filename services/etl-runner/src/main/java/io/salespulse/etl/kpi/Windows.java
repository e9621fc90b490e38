package io.salespulse.etl.kpi;

import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import org.apache.spark.sql.Column;

/** Moving windows: open at the start, closed at the end, so that adjoining ones share nothing. */
final class Windows {

  private Windows() {}

  /** Whether an instant is in (after, upTo]. */
  static Column within(Column instant, Instant after, Instant upTo) {
    return instant.gt(lit(after)).and(instant.leq(lit(upTo)));
  }
}
