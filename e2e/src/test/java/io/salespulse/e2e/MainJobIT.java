package io.salespulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.salespulse.contract.FlushReport;
import io.salespulse.contract.FlushReport.PartitionProgress;
import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.GeneratorStats.Backfill;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.SummaryMetric;
import io.salespulse.contract.Topic;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * From a made order to a number on the dashboard, with the real stack: what the page shows is what
 * the generator emitted, to the cent, dirt included; through kills and a restart.
 *
 * <p>The tests share one stack and run in order: each finds it as the one before left it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainJobIT {

  private static final double BUSY_ORDERS_PER_SECOND = 50;

  private Path ownKpis;
  private StackUnderTest stack;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    ownKpis = Files.createDirectories(directory.resolve("kpis"));
    stack =
        new StackUnderTest(
            "main-job",
            directory.resolve("data"),
            Map.of(
                "GENERATOR_BACKFILL_DAYS", "3",
                "GENERATOR_ORDERS_PER_SECOND", "0.02",
                // Ten times the default, so that every kind of dirt is there.
                "GENERATOR_DIRTY_RATE", "0.05",
                "KPI_SQL_DIR", ownKpis.toString()));
    stack.start();
  }

  @AfterAll
  void stop() {
    stack.close();
  }

  @Test
  @Order(1)
  void ordersMadeAreTheNumbersOnTheDashboard() throws Exception {
    await("the history")
        .atMost(StackUnderTest.PATIENCE)
        .until(() -> stats().backfill() == Backfill.DONE);
    emitOrders(200);
    Oracle oracle = settle();

    oracle.check();
    assertThat(oracle.emitted().topics().values())
        .allSatisfy(topic -> assertThat(topic.dirty()).isPositive())
        .allSatisfy(topic -> assertThat(topic.duplicates()).isPositive());
    assertThat(oracle.emitted().cancelled()).isPositive();
    assertThat(oracle.emitted().refunds()).isPositive();
    try (Dashboard dashboard = new Dashboard(stack.dashboard())) {
      Page page = dashboard.open(1440);
      page.waitForCondition(
          () ->
              Dashboard.value(page, SummaryMetric.TOTAL_ORDERS)
                  .equals(BigDecimal.valueOf(oracle.emitted().orders())));
      assertThat(Dashboard.value(page, SummaryMetric.ITEMS_SOLD))
          .isEqualByComparingTo(BigDecimal.valueOf(oracle.emitted().items()));
      assertThat(Dashboard.value(page, SummaryMetric.TOTAL_SALES))
          .isEqualByComparingTo(oracle.emitted().sales());
      assertThat(digits(Dashboard.text(page, SummaryMetric.TOTAL_ORDERS)))
          .isEqualTo(String.valueOf(oracle.emitted().orders()));
      assertThat(digits(Dashboard.text(page, SummaryMetric.TOTAL_SALES)))
          .isEqualTo(digits(oracle.emitted().sales().toPlainString()));
      Dashboard.screenshot(page, "dashboard-1440");
      Dashboard.screenshot(dashboard.open(390), "dashboard-390");
    }
  }

  @Test
  @Order(2)
  void aKpiInSqlIsOnThePageAfterTheNextRunAndABrokenOneLeavesAllElseAsItIs() throws Exception {
    GeneratorStats emitted = settle().emitted();
    Files.writeString(
        ownKpis.resolve("whole_shop.sql"),
        """
        -- title: The whole shop
        -- unit: orders
        -- chart: bar
        select 'all' as shop, count_if(total_amount >= 0) as orders,
          sum(total_amount - refunded_amount) as sales
        from orders
        """);
    stack.api().runEtl();
    String shop = "shop,orders,sales\nall,%d,%s\n".formatted(emitted.orders(), emitted.sales());
    assertThat(kpi("own_whole_shop.csv")).isEqualTo(shop);
    String days = kpi(KpiFile.SALES_BY_DAY.fileName());

    Files.writeString(ownKpis.resolve("broken.sql"), "select nothing from orders");
    RunReport broken = stack.api().runEtl();

    assertThat(broken.status()).isEqualTo(RunReport.Status.SUCCEEDED);
    assertThat(broken.warnings()).anyMatch(line -> line.contains("broken.sql"));
    assertThat(kpi("own_whole_shop.csv")).isEqualTo(shop);
    assertThat(kpi(KpiFile.SALES_BY_DAY.fileName())).isEqualTo(days);
    try (Dashboard dashboard = new Dashboard(stack.dashboard())) {
      Page page = dashboard.open(1440);
      await("the part of the page")
          .atMost(StackUnderTest.PATIENCE)
          .until(() -> page.reload() != null && page.locator("#own").count() == 1);
      assertThat(page.locator("#own .meaning").innerText()).isEqualTo("The whole shop, in orders");
      assertThat(page.locator("#own td").first().getAttribute("data-value"))
          .isEqualTo(String.valueOf(emitted.orders()));
      page.navigate(stack.dashboard() + "/pipeline");
      page.waitForCondition(() -> page.content().contains("broken.sql"));
    }
    Files.delete(ownKpis.resolve("broken.sql"));
    Files.delete(ownKpis.resolve("whole_shop.sql"));
  }

  private String kpi(String file) throws Exception {
    return Files.readString(stack.data().kpi().resolve(file));
  }

  static Stream<Arguments> mutations() {
    return Stream.of(
        Arguments.of(Mutation.DROP_A_RECORD, Topic.ORDER_ITEMS),
        Arguments.of(Mutation.DOUBLE_A_RECORD, Topic.ORDERS),
        // Of an item, which is hardly ever sent again, as its order is.
        Arguments.of(Mutation.ALTER_A_RECORD, Topic.ORDER_ITEMS));
  }

  @ParameterizedTest
  @MethodSource("mutations")
  @Order(3)
  void oneRecordDroppedDoubledOrAlteredTurnsTheOracleRed(Mutation mutation, Topic topic)
      throws Exception {
    Oracle oracle = settle();
    Path segment = StackUnderTest.filesBelow(stack.data().raw(topic)).get(0);
    byte[] original = Files.readAllBytes(segment);

    mutation.apply(segment);
    stack.api().rebuild();

    assertThatThrownBy(oracle::check).isInstanceOf(AssertionError.class);
    Files.write(segment, original);
    stack.api().rebuild();
    oracle.check();
  }

  @Test
  @Order(4)
  void servicesKilledWhileOrdersComeInAreStartedAgainAndNothingIsLostOrDoubled() throws Exception {
    for (String service : new String[] {"sink", "generator", "etl-runner", "ui"}) {
      long before = stats().orders();
      stack.api().rate(BUSY_ORDERS_PER_SECOND);
      await("orders").atMost(StackUnderTest.PATIENCE).until(() -> stats().orders() > before + 20);

      stack.kill(service);
      await(service + " to be started again")
          .atMost(StackUnderTest.PATIENCE)
          .ignoreExceptions()
          .until(() -> settle().emitted().orders() > before);
    }

    settle().check();
    assertThat(stack.lines())
        .filteredOn(line -> line.contains("ended with exit code 137; it starts again in"))
        .hasSize(4);
  }

  @Test
  @Order(5)
  void aStackStoppedByCtrlCGoesOnWhereItWas() throws Exception {
    emitOrders(50);
    GeneratorStats before = stats();

    stack.interrupt();
    stack.start();

    emitOrders(50);
    Oracle oracle = settle();
    oracle.check();
    assertThat(oracle.emitted().orders()).isGreaterThan(before.orders());
    assertThat(oracle.emitted().backfill()).isEqualTo(Backfill.DONE);
  }

  private GeneratorStats stats() throws Exception {
    return stack.api().stats();
  }

  private void emitOrders(int orders) throws Exception {
    long before = stats().orders();
    stack.api().rate(BUSY_ORDERS_PER_SECOND);
    await("orders")
        .atMost(StackUnderTest.PATIENCE)
        .until(() -> stats().orders() >= before + orders);
    stack.api().rate(0);
  }

  /** Pauses the generator, waits until the sink has published all of it, and runs the ETL. */
  private Oracle settle() throws Exception {
    stack.api().rate(0);
    GeneratorStats emitted = stats();
    // A flush is refused where Kafka is slow to answer.
    await("the sink to publish everything")
        .atMost(StackUnderTest.PATIENCE)
        .ignoreExceptions()
        .until(
            () -> {
              Map<String, Long> published = published(stack.api().flush());
              return emitted.topics().entrySet().stream()
                  .allMatch(
                      topic ->
                          topic.getValue().emitted() == published.getOrDefault(topic.getKey(), 0L));
            });
    RunReport run = stack.api().runEtl();
    assertThat(run.status()).as(run.toString()).isEqualTo(RunReport.Status.SUCCEEDED);
    return new Oracle(emitted, stack.data());
  }

  private static Map<String, Long> published(FlushReport flushed) {
    return flushed.partitions().stream()
        .collect(
            Collectors.groupingBy(
                PartitionProgress::topic, Collectors.summingLong(PartitionProgress::nextOffset)));
  }

  private static String digits(String text) {
    return text.replaceAll("[^0-9]", "");
  }
}
