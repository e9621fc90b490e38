package io.salespulse.etl.kpi;

import io.salespulse.contract.KpiFile;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One row of a KPI file: its values in the order of the file's columns. Numbers, dates and text; an
 * empty {@link java.util.Optional} where there is no value.
 */
public record KpiRow(List<Object> values) {

  /**
   * The values as text, by column.
   *
   * @param file whose row this is
   */
  public Map<String, String> byColumn(KpiFile file) {
    Map<String, String> byColumn = new HashMap<>();
    for (int i = 0; i < values.size(); i++) {
      byColumn.put(file.columns().get(i), values.get(i).toString());
    }
    return byColumn;
  }

  static KpiRow of(Object... values) {
    return new KpiRow(List.copyOf(Arrays.asList(values)));
  }
}
