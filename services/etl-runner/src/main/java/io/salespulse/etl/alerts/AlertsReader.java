package io.salespulse.etl.alerts;

import io.salespulse.contract.AlertCondition;
import io.salespulse.contract.DecimalText;
import io.salespulse.contract.Goals;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.SummaryMetric;
import io.salespulse.etl.settings.UnixCron;
import io.salespulse.support.YamlFile;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads {@code alerts.yaml}.
 *
 * <pre>
 * alerts:
 *   - metric: sales_growth_pct
 *     of: value
 *     below: -30
 *     for: 2
 *     webhook: ${SALES_WEBHOOK}
 * goals:
 *   - month: 2026-12
 *     sales: 250000
 *   - every: month
 *     sales: 200000
 * report:
 *   cron: 0 7 * * *
 *   link: https://sales.example.com/report
 *   webhook: ${SALES_WEBHOOK}
 * </pre>
 */
final class AlertsReader {

  private static final String ALERTS = "alerts";
  private static final String GOALS = "goals";
  private static final String REPORT = "report";
  private static final String METRIC = "metric";
  private static final String OF = "of";
  private static final String BELOW = "below";
  private static final String ABOVE = "above";
  private static final String FOR = "for";
  private static final String WEBHOOK = "webhook";
  private static final String MONTH = "month";
  private static final String EVERY = "every";
  private static final String SALES = "sales";
  private static final String CRON = "cron";
  private static final String LINK = "link";

  private static final Set<String> OF_ALERTS = inOrder(METRIC, OF, BELOW, ABOVE, FOR, WEBHOOK);
  private static final Set<String> OF_GOALS = inOrder(MONTH, EVERY, SALES);
  private static final Set<String> OF_REPORT = inOrder(CRON, LINK, WEBHOOK);

  private static final String A_LINK = "https://sales.example.com/report";

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

  private final YamlFile yaml;
  private final UnaryOperator<String> environment;

  private AlertsReader(Path file, UnaryOperator<String> environment) {
    this.yaml = new YamlFile(file);
    this.environment = environment;
  }

  /**
   * What the file says.
   *
   * @param environment the value of a variable; null where there is none
   * @throws IllegalArgumentException that says file, line and what to do, and nothing of a webhook
   */
  static AlertRules read(Path file, UnaryOperator<String> environment) {
    try {
      return new AlertsReader(file, environment).read();
    } catch (IllegalArgumentException complaint) {
      throw complaint;
    } catch (RuntimeException unforeseen) {
      // Of which nobody knows whether its message has a secret.
      throw new IllegalArgumentException(
          "%s cannot be read (%s)".formatted(file, unforeseen.getClass().getSimpleName()));
    }
  }

  private AlertRules read() {
    Map<String, Node> entries =
        yaml.root()
            .map(root -> yaml.entries(root, "the file", inOrder(ALERTS, GOALS, REPORT)))
            .orElse(Map.of());
    List<AlertRule> alerts = new ArrayList<>();
    for (Node node : parts(entries, ALERTS)) {
      AlertRule alert = alert(node);
      if (alerts.stream().anyMatch(other -> other.condition().equals(alert.condition()))) {
        throw yaml.wrong(node, "this alert is there twice");
      }
      alerts.add(alert);
    }
    return new AlertRules(
        List.copyOf(alerts),
        goals(parts(entries, GOALS)),
        filled(entries, REPORT).map(this::report));
  }

  private List<Node> parts(Map<String, Node> entries, String name) {
    return filled(entries, name).map(node -> yaml.list(node, name)).orElse(List.of());
  }

  /** Empty too where all that stood there is commented out. */
  private static Optional<Node> filled(Map<String, Node> entries, String name) {
    return optional(entries, name).filter(node -> !node.getTag().equals(Tag.NULL));
  }

  private AlertRule alert(Node node) {
    Map<String, Node> entries = yaml.entries(node, "an alert", OF_ALERTS);
    if (!entries.containsKey(METRIC)) {
      throw yaml.wrong(node, "this alert has no metric: name a row of summary.csv");
    }
    if (entries.containsKey(BELOW) == entries.containsKey(ABOVE)) {
      throw yaml.wrong(node, "this alert needs one of below and above");
    }
    SummaryMetric metric = metric(entries.get(METRIC));
    return new AlertRule(
        new AlertCondition(
            metric.metric(),
            optional(entries, OF).map(of -> column(of, metric)).orElse(KpiColumns.VALUE),
            optional(entries, BELOW).map(limit -> number(limit, BELOW)),
            optional(entries, ABOVE).map(limit -> number(limit, ABOVE))),
        optional(entries, FOR).map(this::runs).orElse(1),
        optional(entries, WEBHOOK).map(this::webhook));
  }

  private static Optional<Node> optional(Map<String, Node> entries, String name) {
    return Optional.ofNullable(entries.get(name));
  }

  private SummaryMetric metric(Node node) {
    String name = yaml.text(node, METRIC);
    return SummaryMetric.named(name)
        .orElseThrow(
            () ->
                yaml.wrong(
                    node,
                    "metric %s is no row of summary.csv: set it to one of %s"
                        .formatted(
                            name,
                            Arrays.stream(SummaryMetric.values())
                                .map(SummaryMetric::metric)
                                .collect(Collectors.joining(", ")))));
  }

  private String column(Node node, SummaryMetric metric) {
    String column = yaml.text(node, OF);
    if (!column.equals(KpiColumns.VALUE) && !column.equals(KpiColumns.CHANGE_PCT)) {
      throw yaml.wrong(node, "of %s is none: set it to value or change_pct".formatted(column));
    }
    if (column.equals(KpiColumns.CHANGE_PCT) && !metric.isCompared()) {
      throw yaml.wrong(
          node,
          "%s has no change_pct, as nothing before is known of it: take its value"
              .formatted(metric.metric()));
    }
    return column;
  }

  /** As long as an amount may be; the same number has always the same digits. */
  private BigDecimal number(Node node, String what) {
    String text = yaml.text(node, what);
    return DecimalText.parse(text)
        .filter(number -> number.precision() - number.scale() <= 16 && number.scale() <= 4)
        .map(BigDecimal::stripTrailingZeros)
        .map(number -> number.scale() < 0 ? number.setScale(0) : number)
        .orElseThrow(() -> yaml.wrong(node, "%s %s is no number".formatted(what, text)));
  }

  private int runs(Node node) {
    String text = yaml.text(node, FOR);
    if (!text.matches("[1-9]\\d{0,3}")) {
      throw yaml.wrong(node, "for %s is none: set it to a number of runs, from 1".formatted(text));
    }
    return Integer.parseInt(text);
  }

  private Webhook webhook(Node node) {
    Matcher variables = VARIABLE.matcher(yaml.text(node, WEBHOOK));
    String address = variables.replaceAll(found -> value(node, found.group(1)));
    return new Webhook(address(node, WEBHOOK, address, "https://hooks.example.com/key"));
  }

  /** An address of HTTP; the complaint has nothing of it. */
  private URI address(Node node, String what, String address, String example) {
    boolean isOtherHost = false;
    try {
      URI uri = URI.create(address);
      if ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme())) {
        if (uri.getHost() != null) {
          return uri;
        }
        isOtherHost = uri.getRawAuthority() != null;
      }
    } catch (IllegalArgumentException noAddress) {
      // Its message has the secret.
    }
    throw yaml.wrong(
        node,
        isOtherHost
            ? what + ": the name of its host may have letters, digits, - and . alone"
            : "%s is no address such as %s".formatted(what, example));
  }

  private String value(Node node, String variable) {
    String value = environment.apply(variable);
    if (value == null || value.isBlank()) {
      throw yaml.wrong(node, "webhook: the environment has no %s".formatted(variable));
    }
    return Matcher.quoteReplacement(value.strip());
  }

  private Goals goals(List<Node> nodes) {
    Optional<BigDecimal> everyMonth = Optional.empty();
    Map<YearMonth, BigDecimal> months = new TreeMap<>();
    for (Node node : nodes) {
      Map<String, Node> entries = yaml.entries(node, "a goal", OF_GOALS);
      if (entries.containsKey(MONTH) == entries.containsKey(EVERY)) {
        throw yaml.wrong(node, "this goal needs one of month and every");
      }
      BigDecimal sales = sales(node, entries);
      boolean isTwice;
      if (entries.containsKey(MONTH)) {
        isTwice = months.put(month(entries.get(MONTH)), sales) != null;
      } else {
        isTwice = everyMonth.isPresent();
        everyMonth = Optional.of(sales);
        if (!yaml.text(entries.get(EVERY), EVERY).equals(MONTH)) {
          throw yaml.wrong(node, "every is no month: goals are of months");
        }
      }
      if (isTwice) {
        throw yaml.wrong(node, "the goal of this month is there twice");
      }
    }
    return new Goals(everyMonth, months);
  }

  private BigDecimal sales(Node node, Map<String, Node> entries) {
    if (!entries.containsKey(SALES)) {
      throw yaml.wrong(node, "this goal has no sales: set it to an amount such as 250000");
    }
    BigDecimal sales = number(entries.get(SALES), SALES);
    if (sales.signum() <= 0) {
      throw yaml.wrong(entries.get(SALES), "sales %s is no goal: more than 0 is".formatted(sales));
    }
    return sales;
  }

  private YearMonth month(Node node) {
    String text = yaml.text(node, MONTH);
    try {
      return YearMonth.parse(text);
    } catch (DateTimeException none) {
      throw yaml.wrong(node, "month %s is none: write it as 2026-12".formatted(text));
    }
  }

  private ReportRule report(Node node) {
    Map<String, Node> entries = yaml.entries(node, "the report", OF_REPORT);
    return new ReportRule(
        cron(needed(node, entries, CRON, "set it to when it is sent, such as 0 7 * * *")),
        link(
            needed(
                node,
                entries,
                LINK,
                "set it to the dashboard's report, as people reach it, such as " + A_LINK)),
        webhook(needed(node, entries, WEBHOOK, "set it to the address of a chat")));
  }

  private Node needed(Node report, Map<String, Node> entries, String name, String what) {
    return optional(entries, name)
        .orElseThrow(() -> yaml.wrong(report, "the report has no %s: %s".formatted(name, what)));
  }

  private UnixCron cron(Node node) {
    String text = yaml.text(node, CRON);
    UnixCron cron;
    try {
      cron = new UnixCron(text);
    } catch (IllegalArgumentException wrong) {
      throw yaml.wrong(
          node, "cron %s is no UNIX cron expression such as 0 7 * * *".formatted(text));
    }
    if (!cron.everFires()) {
      throw yaml.wrong(node, "cron %s is of a day that no year has".formatted(text));
    }
    return cron;
  }

  /** To which a day is appended. */
  private URI link(Node node) {
    URI link = address(node, LINK, yaml.text(node, LINK), A_LINK);
    boolean hasMore =
        link.getRawUserInfo() != null
            || link.getRawQuery() != null
            || link.getRawFragment() != null;
    if (!link.getPath().endsWith("/report") || hasMore) {
      throw yaml.wrong(node, "link is no address such as " + A_LINK);
    }
    return link;
  }

  private static Set<String> inOrder(String... names) {
    return new LinkedHashSet<>(List.of(names));
  }
}
