package io.salespulse.etl.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salespulse.contract.AlertCondition;
import io.salespulse.contract.Goals;
import io.salespulse.etl.settings.UnixCron;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertsReaderTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of("SALES_WEBHOOK", "https://hooks.example.com/services/T0/s3cret", "KEY", "s3cret");

  @TempDir Path directory;

  @Test
  void theExampleIsReadWithoutAnythingInTheEnvironment() {
    AlertRules rules =
        AlertsReader.read(Path.of("../../examples/alerts.yaml"), Map.<String, String>of()::get);

    assertThat(rules.alerts())
        .containsExactly(
            new AlertRule(
                new AlertCondition(
                    "sales_growth_pct",
                    "value",
                    Optional.of(new BigDecimal("-30")),
                    Optional.empty()),
                2,
                Optional.empty()),
            new AlertRule(
                new AlertCondition(
                    "new_customers",
                    "change_pct",
                    Optional.of(new BigDecimal("-50")),
                    Optional.empty()),
                1,
                Optional.empty()),
            new AlertRule(
                new AlertCondition(
                    "refund_rate_pct",
                    "value",
                    Optional.empty(),
                    Optional.of(new BigDecimal("10"))),
                1,
                Optional.empty()));
    assertThat(rules.goals().of(YearMonth.parse("2026-12"))).contains(new BigDecimal("250000"));
    assertThat(rules.goals().of(YearMonth.parse("2027-01"))).contains(new BigDecimal("200000"));
  }

  @Test
  void aVariableMayBeAPartOfTheAddress() throws IOException {
    AlertRules rules =
        read("alerts:\n- {metric: total_orders, above: 1.50, webhook: 'http://chat:8065/${KEY}'}");

    assertThat(rules.alerts().get(0).addressee())
        .contains(new Webhook(URI.create("http://chat:8065/s3cret")));
    assertThat(rules.alerts().get(0).condition().above()).contains(new BigDecimal("1.5"));
  }

  @Test
  void anAddressIsASecretWhoseHostAloneIsTold() throws IOException {
    AlertRules rules =
        read(
            "alerts:\n- {metric: total_orders, above: 1, webhook: '${SALES_WEBHOOK}'}\n"
                + "- {metric: total_sales, above: 1, webhook: 'HTTPS://Chat.example.com/s3cret'}");

    assertThat(rules.toString())
        .contains("hooks.example.com", "Chat.example.com")
        .doesNotContain("s3cret", "/T0/");
  }

  @Test
  void theReportHasAnExpressionALinkAndAWebhook() throws IOException {
    AlertRules rules =
        read(
            """
            report:
              cron: 0 7 * * *                       # in REPORTING_ZONE
              link: https://example.com/sales/report
              webhook: ${SALES_WEBHOOK}
            """);

    assertThat(rules.report())
        .contains(
            new ReportRule(
                new UnixCron("0 7 * * *"),
                URI.create("https://example.com/sales/report"),
                new Webhook(URI.create(ENVIRONMENT.get("SALES_WEBHOOK")))));
    assertThat(rules.toString()).contains("hooks.example.com").doesNotContain("s3cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"# nothing yet\n", "alerts:\n#- metric: total_orders\ngoals:\nreport:\n"})
  void aFileWhoseEntriesAreCommentedOutAsksForNothing(String yaml) throws IOException {
    assertThat(read(yaml)).isEqualTo(new AlertRules(List.of(), Goals.NONE, Optional.empty()));
  }

  @Test
  void whatNobodyThoughtOfIsAComplaintAboutTheFileToo() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("alerts.yaml"),
            "alerts:\n- {metric: total_orders, below: 3, webhook: '${KEY}'}");

    assertThatThrownBy(
            () ->
                AlertsReader.read(
                    file,
                    variable -> {
                      throw new SecurityException("s3cret");
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(file + " cannot be read (SecurityException)")
        .hasNoCause();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "alarms: []                                   | line 1: the file has no alarms: it may have alerts, goals, report",
        "\"alerts:\n  metric: total_orders\"          | line 2: alerts is no list",
        "\"alerts:\n- below: 3\"                      | line 2: this alert has no metric: name a row of summary.csv",
        "\"alerts:\n- metric: sales\n  below: 3\"     | line 2: metric sales is no row of summary.csv: set it to one of total_orders, total_sales",
        "\"alerts:\n- metric: total_orders\"          | line 2: this alert needs one of below and above",
        "\"alerts:\n- {metric: total_orders, below: 3, above: 9}\" | line 2: this alert needs one of",
        "\"alerts:\n- metric: total_orders\n  below: few\" | line 3: below few is no number",
        "\"alerts:\n- metric: total_orders\n  below: 1e99\" | line 3: below 1e99 is no number",
        "\"alerts:\n- metric: new_customers\n  below: 3\n  of: change\" | line 4: of change is none: set it to value or change_pct",
        "\"alerts:\n- metric: total_orders\n  below: 3\n  of: change_pct\" | line 4: total_orders has no change_pct",
        "\"alerts:\n- metric: total_orders\n  below: 3\n  for: 0\" | line 4: for 0 is none: set it to a number of runs",
        "\"alerts:\n- metric: total_orders\n  below: 3\n  webhook: ${NO_SUCH_HOOK}\" | line 4: webhook: the environment has no NO_SUCH_HOOK",
        "\"alerts:\n- metric: total_orders\n  below: 3\n  webhook: ${KEY}\" | line 4: webhook is no address such as",
        "\"alerts:\n- metric: total_orders\n  below: 3\n  webhook: 'https://a b/${KEY}'\" | line 4: webhook is no address such as",
        "\"alerts:\n- metric: total_orders\n  below: 3\n  webhook: //hooks.example.com/${KEY}\" | line 4: webhook is no address such as",
        "\"alerts:\n- metric: total_orders\n  below: 3\n  webhook: http://my_chat:8065/${KEY}\" | line 4: webhook: the name of its host may have letters, digits, - and . alone",
        "\"alerts:\n- metric: total_orders\n  below: 3\n  hook: x\" | line 4: an alert has no hook: it may have metric, of, below, above, for, webhook",
        "\"alerts:\n- {metric: total_orders, below: 3}\n- {metric: total_orders, below: 3.0}\" | line 3: this alert is there twice",
        "\"goals:\n- sales: 3\"                       | line 2: this goal needs one of month and every",
        "\"goals:\n- month: 2026-12\"                 | line 2: this goal has no sales",
        "\"goals:\n- month: December\n  sales: 3\"    | line 2: month December is none: write it as 2026-12",
        "\"goals:\n- every: week\n  sales: 3\"        | line 2: every is no month",
        "\"goals:\n- month: 2026-12\n  sales: 0\"     | line 3: sales 0 is no goal",
        "\"goals:\n- {month: 2026-12, sales: 3}\n- {month: 2026-12, sales: 4}\" | line 3: the goal of this month is there twice",
        "\"goals:\n- {every: month, sales: 3}\n- {every: month, sales: 4}\" | line 3: the goal of this month is there twice",
        "report: daily                                | line 1: the report has no entries: it may have cron, link, webhook",
        "\"report:\n  link: https://a.example.com/report\" | line 2: the report has no cron: set it to when it is sent, such as 0 7 * * *",
        "\"report:\n  cron: 0 7 * * *\"                | line 2: the report has no link: set it to the dashboard's report, as people reach it, such as https://sales.example.com/report",
        "\"report:\n  cron: 0 7 * * *\n  link: https://a.example.com/report\" | line 2: the report has no webhook: set it to the address of a chat",
        "\"report:\n  at: 7\"                          | line 2: the report has no at: it may have cron, link, webhook",
        "\"report:\n  cron: every day\n  link: x\n  webhook: ${KEY}\" | line 2: cron every day is no UNIX cron expression such as 0 7 * * *",
        "\"report:\n  cron: 0 0 7 * * *\n  link: x\n  webhook: ${KEY}\" | line 2: cron 0 0 7 * * * is no UNIX cron expression",
        "\"report:\n  cron: 0 7 30 2 *\n  link: x\n  webhook: ${KEY}\" | line 2: cron 0 7 30 2 * is of a day that no year has",
        "\"report:\n  cron: 0 7 * * *\n  link: sales.example.com/report\n  webhook: ${KEY}\" | line 3: link is no address such as https://sales.example.com/report",
        "\"report:\n  cron: 0 7 * * *\n  link: https://sales.example.com/\n  webhook: ${KEY}\" | line 3: link is no address such as https://sales.example.com/report",
        "\"report:\n  cron: 0 7 * * *\n  link: https://ann:s3cret@sales.example.com/report\n  webhook: ${KEY}\" | line 3: link is no address such as",
        "\"report:\n  cron: 0 7 * * *\n  link: https://a.example.com/report?day=2026-12-02\n  webhook: ${KEY}\" | line 3: link is no address such as",
        "\"report:\n  cron: 0 7 * * *\n  link: https://a.example.com/?to=/report\n  webhook: ${KEY}\" | line 3: link is no address such as",
        "\"report:\n  cron: 0 7 * * *\n  link: https://a.example.com/#/report\n  webhook: ${KEY}\" | line 3: link is no address such as",
        "\"report:\n  cron: 0 7 * * *\n  link: https://a.example.com/report\n  webhook: ${NO_SUCH_HOOK}\" | line 4: webhook: the environment has no NO_SUCH_HOOK",
        "\"report:\n  cron: 0 7 * * *\n  link: https://a.example.com/report\n  webhook: ${KEY}\" | line 4: webhook is no address such as https://hooks.example.com/key",
        "\"alerts:\n- webhook: https://hooks.example.com/s3cret: x\" | line 2: is no YAML: ",
      })
  void aWrongFileIsToldWithItsLineAndWithoutItsSecrets(String yaml, String complaint) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(directory.resolve("alerts.yaml").toString())
        .hasMessageContaining(complaint.strip())
        .hasNoCause()
        .extracting(Throwable::getMessage)
        .asString()
        .doesNotContain("s3cret");
  }

  private AlertRules read(String yaml) throws IOException {
    return AlertsReader.read(
        Files.writeString(directory.resolve("alerts.yaml"), yaml), ENVIRONMENT::get);
  }
}
