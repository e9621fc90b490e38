package io.salespulse.etl.kpi;

import static io.salespulse.contract.Columns.DAY;
import static io.salespulse.etl.facts.FactColumns.COST_OF_GOODS;
import static io.salespulse.etl.facts.FactColumns.INVENTORY_VALUE;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.sequence;

import io.salespulse.etl.facts.Aggregate;
import io.salespulse.etl.spark.Money;
import io.salespulse.etl.spark.Ratio;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Inventory turnover: cost of the goods sold in a period / mean inventory value over it. The period
 * is the last 30 UTC days up to the as-of; a day's inventory is worth the stock x cost at its end,
 * and a day without news is worth what the day before was. Days before the first stock are not in
 * the mean.
 *
 * <pre>
 * sold at cost 60.00; inventory 100.00, then 140.00 on the last day of 30
 * -> 60 x 30 / (29 x 100 + 140) = 0.59
 * </pre>
 */
final class InventoryTurnover {

  private static final int DAYS = 30;

  private static final String VALUED_DAY = "valued_day";

  private InventoryTurnover() {}

  /** One row with one column of that name; null where there was no stock. */
  static Dataset<Row> of(Dataset<Row> aggregates, Instant asOf, String name) {
    LocalDate last = LocalDate.ofInstant(asOf, ZoneOffset.UTC);
    LocalDate first = last.minusDays(DAYS - 1);
    Dataset<Row> cost =
        Sums.kind(Aggregate.PRODUCT, aggregates)
            .filter(col(DAY).between(lit(first), lit(last)))
            .agg(Sums.money(COST_OF_GOODS));
    Dataset<Row> inventory =
        Sums.kind(Aggregate.INVENTORY, aggregates)
            .filter(col(DAY).leq(lit(last)))
            .select(
                col(DAY),
                col(INVENTORY_VALUE),
                explode(sequence(greatest(col(DAY), lit(first)), lit(last))).as(VALUED_DAY))
            .groupBy(VALUED_DAY)
            .agg(max_by(col(INVENTORY_VALUE), col(DAY)).as(INVENTORY_VALUE))
            .agg(Money.total(col(INVENTORY_VALUE)).as("total"), count(lit(1)).as("days"));
    return cost.crossJoin(inventory)
        .select(
            Ratio.of(col(COST_OF_GOODS).multiply(col("days")).cast(Money.SUM), col("total"))
                .as(name));
  }
}
