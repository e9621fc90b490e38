package io.salespulse.etl.kpi;

import static io.salespulse.contract.Columns.PAYMENT_METHOD;
import static io.salespulse.contract.KpiColumns.ORDERS;
import static io.salespulse.contract.KpiColumns.SALES;
import static org.apache.spark.sql.functions.col;

import io.salespulse.contract.KpiFile;
import io.salespulse.etl.facts.Aggregate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Sales by how the order was paid, highest first.
 *
 * <pre>
 * card 1 order 30.00; invoice 1 order 10.00
 * -> card, 1, 30.00, 75.00
 *    invoice, 1, 10.00, 25.00
 * </pre>
 */
final class SalesByPaymentMethod {

  private SalesByPaymentMethod() {}

  static Dataset<Row> of(Dataset<Row> aggregates) {
    Dataset<Row> methods =
        Sums.kind(Aggregate.PAYMENT, aggregates)
            .groupBy(PAYMENT_METHOD)
            .agg(Sums.count(ORDERS), Sums.money(SALES));
    return Sums.published(
        KpiFile.SALES_BY_PAYMENT_METHOD,
        Sums.withShare(methods, SALES).orderBy(col(SALES).desc(), col(PAYMENT_METHOD)));
  }
}
