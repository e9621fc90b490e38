package io.salespulse.etl.settings;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/**
 * The settings as text; {@code application.properties} binds each to its environment variable and
 * has its default. {@link EtlSettings#of} reads them, so that every error is one clear line.
 */
@ConfigMapping(prefix = "salespulse")
public interface EtlConfig {

  String dataDir();

  String sinkUrl();

  Optional<String> generatorUrl();

  String sparkMaster();

  String reportingZone();

  String reportingCurrency();

  String sourceZone();

  Order order();

  Etl etl();

  Kpi kpi();

  /** When runs start, and where they keep what is on its way. */
  interface Etl {
    String cron();

    String runOnStart();

    String scratchDir();

    Optional<String> tablesCatalog();
  }

  /** What the shop's words for the state of an order mean. */
  interface Order {
    Optional<String> cancelledStatuses();

    Optional<String> refundedStatuses();
  }

  /** What the KPIs depend on. */
  interface Kpi {
    String window();

    String recentWindow();

    String churnDays();

    String acquisitionSpend();

    String asOf();
  }
}
