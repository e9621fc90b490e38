package io.salespulse.etl.tables;

import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.spark.sql.types.StructType;

/** An Iceberg table that this service writes. */
public interface StoredTable {

  /** {@code records} or {@code facts}. */
  String namespace();

  /** The name within the namespace. */
  String tableName();

  /** The columns, in order. */
  StructType schema();

  /** How its files are cut. */
  PartitionSpec partitioning(Schema schema);

  /** Iceberg's settings of this table, beside those that all have. */
  Map<String, String> properties();

  /** {@code records.orders}. */
  default String fullName() {
    return namespace() + "." + tableName();
  }

  /** The name in the catalog. */
  default TableIdentifier identifier() {
    return TableIdentifier.of(Namespace.of(namespace()), tableName());
  }
}
