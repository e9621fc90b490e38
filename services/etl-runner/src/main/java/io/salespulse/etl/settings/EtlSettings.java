package io.salespulse.etl.settings;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.salespulse.contract.DataLayout;
import io.salespulse.etl.facts.StatusRules;
import io.salespulse.etl.kpi.KpiSettings;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The settings of a run, as it uses them.
 *
 * @param tablesCatalog properties of the Iceberg catalog; with none it is a directory
 * @param sourceZone zone of timestamps without an offset
 * @param statuses what the words of the shop mean for an order
 * @param ownKpis directory of the shop's own KPIs; empty where there is none
 * @param alerts file of the shop's alerts and goals; empty where there is none
 */
public record EtlSettings(
    DataLayout layout,
    Map<String, String> tablesCatalog,
    ZoneId sourceZone,
    StatusRules statuses,
    KpiSettings kpis,
    AsOf asOf,
    Optional<Path> ownKpis,
    Optional<Path> alerts) {

  public static EtlSettings of(EtlConfig config) {
    return new EtlSettings(
        new DataLayout(config.dataDir()),
        properties(config.tablesCatalog().orElse(List.of())),
        config.sourceZone(),
        new StatusRules(
            lowerCase(config.cancelledStatuses()), lowerCase(config.refundedStatuses())),
        new KpiSettings(
            config.reportingZone(),
            config.reportingCurrency(),
            config.window(),
            config.recentWindow(),
            config.churnDays(),
            KpiSettings.CUBE_ROWS,
            config.acquisitionSpend()),
        config.asOf(),
        config.ownKpis(),
        config.alerts());
  }

  private static Map<String, String> properties(List<String> texts) {
    Map<String, String> properties = new TreeMap<>();
    for (String text : texts) {
      String[] parts = text.split("=", 2);
      if (parts.length < 2 || parts[0].isBlank()) {
        // Not repeated, as it may be a part of a password.
        throw new ConfigurationException(
            "ETL_TABLES_CATALOG has a part that is none: set it to properties of an Iceberg catalog"
                + " such as type=jdbc,uri=jdbc:postgresql://db/tables");
      }
      properties.put(parts[0].strip(), parts[1].strip());
    }
    return properties;
  }

  /** Any case means the same. */
  private static SortedSet<String> lowerCase(Optional<Set<String>> statuses) {
    return statuses.orElse(Set.of()).stream()
        .map(status -> status.strip().toLowerCase(Locale.ROOT))
        .filter(status -> !status.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Text of the settings that facts depend on: when it changes, every day is rebuilt. */
  public String factSettings() {
    return "reporting zone %s, cancelled %s, refunded %s"
        .formatted(kpis.zone(), statuses.cancelled(), statuses.refunded());
  }
}
