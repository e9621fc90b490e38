package io.salespulse.etl.facts;

import java.util.Arrays;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;

/** A row with some of another's columns. */
final class TableRow {

  private TableRow() {}

  static Row of(StructType schema, Row row) {
    Object[] values =
        Arrays.stream(schema.fieldNames()).map(name -> row.getAs(name)).toArray(Object[]::new);
    return new GenericRowWithSchema(values, schema);
  }
}
