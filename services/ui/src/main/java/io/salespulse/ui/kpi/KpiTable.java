package io.salespulse.ui.kpi;

import io.salespulse.contract.KpiFile;
import java.util.List;

/** The rows of one KPI file, in the file's order. */
public record KpiTable(KpiFile file, List<KpiRow> rows) {

  public KpiTable {
    rows = List.copyOf(rows);
  }
}
