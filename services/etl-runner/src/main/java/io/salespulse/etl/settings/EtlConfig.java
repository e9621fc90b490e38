package io.salespulse.etl.settings;

import io.salespulse.support.SettingConverters.Directory;
import io.salespulse.support.SettingConverters.HttpAddress;
import io.salespulse.support.SettingConverters.TrueOrFalse;
import io.salespulse.support.SettingConverters.Zone;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The settings as they are written. The prefix is empty because the names are those of the
 * environment: {@code SALES_DATA_DIR} is {@code sales.data-dir}.
 */
@ConfigMapping(prefix = "")
public interface EtlConfig {

  @WithName("sales.data-dir")
  @WithDefault("data")
  @WithConverter(Directory.class)
  Path dataDir();

  /** Flushed before a run. */
  @WithName("sink.url")
  @WithDefault("http://localhost:8082")
  List<@WithConverter(HttpAddress.class) URI> sinks();

  /** Asked whether its history is written; nobody is where it is empty. */
  @WithName("generator.url")
  Optional<@WithConverter(HttpAddress.class) URI> generator();

  @WithName("spark.master")
  @WithDefault("local[*]")
  @WithConverter(EtlConverters.SparkMaster.class)
  String sparkMaster();

  @WithName("reporting.zone")
  @WithDefault("UTC")
  @WithConverter(Zone.class)
  ZoneId reportingZone();

  @WithName("reporting.currency")
  @WithDefault("EUR")
  @WithConverter(EtlConverters.Money.class)
  Currency reportingCurrency();

  @WithName("source.zone")
  @WithDefault("UTC")
  @WithConverter(Zone.class)
  ZoneId sourceZone();

  @WithName("order.cancelled.statuses")
  @WithDefault("cancelled,canceled,voided,failed")
  Optional<Set<String>> cancelledStatuses();

  @WithName("order.refunded.statuses")
  @WithDefault("refunded")
  Optional<Set<String>> refundedStatuses();

  /** UNIX syntax. */
  @WithName("etl.cron")
  @WithDefault("*/10 * * * *")
  @WithConverter(EtlConverters.Cron.class)
  String cron();

  @WithName("etl.run-on-start")
  @WithDefault("true")
  @WithConverter(TrueOrFalse.class)
  boolean runOnStart();

  /** Where Spark keeps rows between stages. */
  @WithName("etl.scratch-dir")
  @WithDefault("${java.io.tmpdir}/salespulse-spark")
  @WithConverter(Directory.class)
  Path scratchDir();

  /** Properties of the Iceberg catalog; with none it is a directory. */
  @WithName("etl.tables-catalog")
  Optional<List<String>> tablesCatalog();

  @WithName("kpi.window")
  @WithDefault("3h")
  @WithConverter(EtlConverters.PositiveLength.class)
  Duration window();

  @WithName("kpi.recent-window")
  @WithDefault("15m")
  @WithConverter(EtlConverters.PositiveLength.class)
  Duration recentWindow();

  @WithName("kpi.churn-days")
  @WithDefault("7")
  @WithConverter(EtlConverters.Days.class)
  int churnDays();

  @WithName("kpi.acquisition-spend")
  @WithDefault("50000")
  @WithConverter(EtlConverters.Amount.class)
  BigDecimal acquisitionSpend();

  @WithName("kpi.as-of")
  @WithDefault("clock")
  AsOf asOf();

  /** Where the shop keeps KPIs of its own. */
  @WithName("kpi.sql-dir")
  Optional<@WithConverter(EtlConverters.PresentDirectory.class) Path> ownKpis();

  /** What the shop wants to be told, and what it wants to sell. */
  @WithName("alerts.file")
  Optional<Path> alerts();
}
