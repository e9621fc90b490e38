package io.salespulse.etl.kpi;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;

import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
import io.salespulse.etl.facts.Aggregate;
import io.salespulse.etl.facts.FactColumns;
import io.salespulse.etl.spark.Money;
import io.salespulse.etl.spark.Ratio;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** What many KPIs do in the same way. */
final class Sums {

  private Sums() {}

  /** The rows of one kind. */
  static Dataset<Row> kind(Aggregate kind, Dataset<Row> aggregates) {
    return aggregates.filter(col(FactColumns.KIND).equalTo(kind.kind()));
  }

  /** Sum of whole numbers under the column's own name; 0 where there is none. */
  static Column count(String column) {
    return coalesce(sum(column), lit(0L)).as(column);
  }

  /** Sum of amounts under the column's own name, not yet rounded. */
  static Column money(String column) {
    return Money.total(col(column)).as(column);
  }

  /** Adds the part of the column's total in per cent; null where the total is 0. */
  static Dataset<Row> withShare(Dataset<Row> rows, String column) {
    Column total = sum(column).over(Window.partitionBy());
    return rows.withColumn(KpiColumns.SHARE_PCT, Ratio.percent(col(column), total));
  }

  /** Adds the rank by an amount, highest first; equal amounts by the text of {@code tie}. */
  static Dataset<Row> ranked(Dataset<Row> rows, String amount, String tie) {
    Column order = row_number().over(Window.orderBy(col(amount).desc(), col(tie).asc()));
    return rows.withColumn(KpiColumns.RANK, order);
  }

  /** The file's columns in their order, with amounts rounded for publication. */
  static Dataset<Row> published(KpiFile file, Dataset<Row> rows) {
    Column[] columns = file.columns().stream().map(Sums::rounded).toArray(Column[]::new);
    return rows.select(columns);
  }

  private static Column rounded(String column) {
    return switch (column) {
      case KpiColumns.SALES, KpiColumns.REVENUE -> Money.published(col(column)).as(column);
      default -> col(column);
    };
  }
}
