package io.salespulse.etl.kpi;

import static io.salespulse.contract.DataQualityRule.ACCEPTED_BY_SINK;
import static io.salespulse.contract.DataQualityRule.ITEM_HAS_PRODUCT;
import static io.salespulse.contract.DataQualityRule.ORDER_HAS_CUSTOMER;
import static io.salespulse.contract.DataQualityRule.ORDER_TOTAL_MATCHES_ITEMS;
import static io.salespulse.contract.KpiColumns.CHECKED;
import static io.salespulse.contract.KpiColumns.FAILED;
import static io.salespulse.contract.KpiColumns.RULE;
import static io.salespulse.contract.KpiColumns.TOPIC;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.salespulse.contract.DataQualityRule;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.Topic;
import io.salespulse.etl.clean.Cleaning;
import io.salespulse.etl.facts.Aggregate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * How many records each rule checked and how many failed; a row for every rule of every topic, in
 * the order of their application, also before the first record.
 *
 * <pre>
 * orders ids_present 10 checked 1 failed on one day, 5 and 0 on the next
 * -> orders, ids_present, 15, 1
 * </pre>
 */
final class DataQuality {

  private static final String POSITION = "position";

  private static final StructType RULES =
      new StructType()
          .add(POSITION, DataTypes.IntegerType)
          .add(TOPIC, DataTypes.StringType)
          .add(RULE, DataTypes.StringType);

  private DataQuality() {}

  static Dataset<Row> of(Dataset<Row> aggregates) {
    Dataset<Row> counts =
        Sums.kind(Aggregate.QUALITY, aggregates)
            .groupBy(TOPIC, RULE)
            .agg(Sums.count(CHECKED), Sums.count(FAILED));
    Dataset<Row> rows =
        aggregates
            .sparkSession()
            .createDataFrame(everyRule(), RULES)
            .join(counts, new String[] {TOPIC, RULE}, "left")
            .withColumn(CHECKED, coalesce(col(CHECKED), lit(0L)))
            .withColumn(FAILED, coalesce(col(FAILED), lit(0L)))
            .orderBy(POSITION);
    return Sums.published(KpiFile.DATA_QUALITY, rows);
  }

  private static List<Row> everyRule() {
    List<Row> rows = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      List<DataQualityRule> rules = new ArrayList<>(List.of(ACCEPTED_BY_SINK));
      rules.addAll(Cleaning.rules(topic));
      rules.addAll(countedOnly(topic));
      for (DataQualityRule rule : rules) {
        rows.add(RowFactory.create(rows.size(), topic.topicName(), rule.rule()));
      }
    }
    return rows;
  }

  private static List<DataQualityRule> countedOnly(Topic topic) {
    return switch (topic) {
      case CUSTOMERS, PRODUCTS -> List.of();
      case ORDERS -> List.of(ORDER_HAS_CUSTOMER, ORDER_TOTAL_MATCHES_ITEMS);
      case ORDER_ITEMS -> List.of(ITEM_HAS_PRODUCT);
    };
  }
}
