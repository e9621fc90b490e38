package io.salespulse.ui.kpi;

import io.salespulse.contract.KpiFile;
import io.salespulse.contract.Manifest;
import java.util.Map;
import java.util.Optional;

/**
 * One published KPI set, complete and unchanging.
 *
 * @param id changes with the content: the first 16 hexadecimal digits of the manifest's SHA-256
 * @param tables the catalogue files that are in the set
 */
public record KpiSet(String id, Manifest manifest, Map<KpiFile, KpiTable> tables) {

  public KpiSet {
    tables = Map.copyOf(tables);
  }

  /** The file's rows, empty where the set was made without it. */
  public Optional<KpiTable> table(KpiFile file) {
    return Optional.ofNullable(tables.get(file));
  }
}
