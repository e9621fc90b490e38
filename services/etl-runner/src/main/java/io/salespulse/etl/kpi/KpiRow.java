package io.salespulse.etl.kpi;

import java.util.Arrays;
import java.util.List;

/**
 * One row of a KPI file: its values in the order of the file's columns. Numbers, dates and text; an
 * empty {@link java.util.Optional} where there is no value.
 */
public record KpiRow(List<Object> values) {

  static KpiRow of(Object... values) {
    return new KpiRow(List.copyOf(Arrays.asList(values)));
  }
}
