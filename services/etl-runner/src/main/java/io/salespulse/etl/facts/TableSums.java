package io.salespulse.etl.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Sums of several tables at once, by the keys of each: of the rows of a partition, and then of
 * those sums. A query for each of ten small tables costs far more than the rows.
 */
final class TableSums {

  private static final String TABLE = "table";

  /** The table of a row, and the columns of all of them. */
  static final StructType SCHEMA = schema();

  private static final Map<FactTable, int[]> POSITIONS = positions(FactTable.sums(), SCHEMA);

  private final Map<FactTable, Map<List<Object>, Object[]>> sums = new EnumMap<>(FactTable.class);

  private static StructType schema() {
    StructType all = new StructType().add(TABLE, DataTypes.StringType);
    for (FactTable table : FactTable.sums()) {
      for (StructField field : table.schema().fields()) {
        if (!List.of(all.fieldNames()).contains(field.name())) {
          all = all.add(field);
        }
      }
    }
    return all;
  }

  /** Where rows have the columns of each table. */
  static Map<FactTable, int[]> positions(List<FactTable> tables, StructType rows) {
    Map<FactTable, int[]> positions = new EnumMap<>(FactTable.class);
    for (FactTable table : tables) {
      positions.put(
          table, Arrays.stream(table.schema().fieldNames()).mapToInt(rows::fieldIndex).toArray());
    }
    return positions;
  }

  /**
   * Adds a row of a table.
   *
   * @param positions of the table's columns in the row
   */
  void add(FactTable table, Row row, int[] positions) {
    Object[] values = new Object[positions.length];
    for (int column = 0; column < values.length; column++) {
      values[column] = row.get(positions[column]);
    }
    add(table, values);
  }

  /**
   * Adds a row of a table.
   *
   * @param values keys and then what is added up, in the order of the table's columns
   */
  void add(FactTable table, Object... values) {
    List<Measure> measures = table.measures();
    Object[] sum =
        sums.computeIfAbsent(table, first -> new HashMap<>())
            .computeIfAbsent(
                Arrays.asList(Arrays.copyOf(values, table.keyCount())),
                first -> measures.stream().map(Measure::ofNothing).toArray());
    for (int measure = 0; measure < sum.length; measure++) {
      sum[measure] = measures.get(measure).plus(sum[measure], values[table.keyCount() + measure]);
    }
  }

  /** Adds a row of {@link #SCHEMA}, itself a sum. */
  void add(Row sum) {
    FactTable table = FactTable.valueOf(sum.getString(0));
    add(table, sum, POSITIONS.get(table));
  }

  /** Hands out keys and sums, in the order of the table's columns. */
  void forEach(BiConsumer<FactTable, Object[]> reader) {
    sums.forEach(
        (table, ofTable) ->
            ofTable.forEach(
                (keys, sum) -> {
                  Object[] values = keys.toArray(new Object[keys.size() + sum.length]);
                  System.arraycopy(sum, 0, values, keys.size(), sum.length);
                  reader.accept(table, values);
                }));
  }

  /** The sums as rows of {@link #SCHEMA}. */
  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    forEach(
        (table, values) -> {
          Object[] row = new Object[SCHEMA.length()];
          row[0] = table.name();
          int[] positions = POSITIONS.get(table);
          for (int column = 0; column < values.length; column++) {
            row[positions[column]] = values[column];
          }
          rows.add(RowFactory.create(row));
        });
    return rows;
  }
}
