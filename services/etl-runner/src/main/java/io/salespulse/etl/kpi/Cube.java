package io.salespulse.etl.kpi;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import io.salespulse.contract.Columns;
import io.salespulse.etl.facts.Aggregate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The two levels of the cube aggregate. */
final class Cube {

  private static final String ALL_CATEGORIES = "*";

  private Cube() {}

  /** Cells with the figures of whole orders. */
  static Dataset<Row> orders(Dataset<Row> aggregates) {
    return Sums.kind(Aggregate.CUBE, aggregates).filter(ofOrders());
  }

  /** Cells with the figures of the items of one category. */
  static Dataset<Row> categories(Dataset<Row> aggregates) {
    return Sums.kind(Aggregate.CUBE, aggregates).filter(not(ofOrders()));
  }

  static Column ofOrders() {
    return col(Columns.CATEGORY).equalTo(ALL_CATEGORIES);
  }
}
