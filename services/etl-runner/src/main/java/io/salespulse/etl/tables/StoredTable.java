package io.salespulse.etl.tables;

import java.util.Locale;
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

  /** {@code ORDERS}, as that of an enum's constant. */
  String name();

  /** The columns, in order. */
  StructType schema();

  /** The name within the namespace. */
  default String tableName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How its files are cut. */
  default PartitionSpec partitioning(Schema schema) {
    return RecordDays.partitions(schema);
  }

  /** Iceberg's settings of this table, beside those that all have. */
  default Map<String, String> properties() {
    return Map.of();
  }

  /** {@code records.orders}. */
  default String fullName() {
    return namespace() + "." + tableName();
  }

  /** The name in the catalog. */
  default TableIdentifier identifier() {
    return TableIdentifier.of(Namespace.of(namespace()), tableName());
  }
}
