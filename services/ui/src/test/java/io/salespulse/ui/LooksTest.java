package io.salespulse.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.junit.QuarkusTest;
import io.salespulse.contract.KpiFile;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the pages look: to axe-core, at every width, on paper, and in pictures for people. */
@QuarkusTest
class LooksTest extends InBrowser {

  private static final List<ColorScheme> THEMES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);

  private static final List<Integer> PICTURES = List.of(390, 768, 1440);

  @BeforeEach
  void withASinkThatHasSeenFieldsChange() {
    FakeServices.answer(
        "/sources/sample",
        """
        {"topics": {"orders": {"kafka_topic": "shop.public.orders",
          "drifts": [
            {"at": "/customer/default_address/country_code", "kind": "MISSING", "share": 0.38,
             "before": 0, "since": "2026-11-20T14:20:00Z"},
            {"at": "/line_items/*/price", "kind": "TEXT", "share": 0.07, "before": 0.004,
             "since": "2026-11-20T14:20:00Z"}],
          "accepted": {"partition": 3, "offset": 12345678, "timestamp": "2026-11-20T14:30:00Z",
            "fields": [
              {"field": "customer_id", "at": "/customer/id", "found": "X999", "becomes": "X999"},
              {"field": "total_amount", "at": "/total_cents", "found": "1250", "becomes": "12.50"},
              {"field": "order_items.price", "at": "/line_items/0/price", "found": "5.00",
               "becomes": "5.00"}]},
          "incomplete": {"partition": 1, "offset": 9, "timestamp": "2026-11-20T14:29:00Z",
            "reason": "line 2 of the order is left out: field product_id (at /sku) is missing",
            "fields": []}}}}
        """);
  }

  @AfterEach
  void withoutIt() {
    FakeServices.silence("/sources/sample");
  }

  @BeforeEach
  void withKpisOfTheShopsOwn() {
    kpis.withOwn(
            "pairs",
            "Bought together",
            "orders",
            "bar",
            Optional.empty(),
            Stream.concat(
                    Stream.of("pair,orders,share_pct"),
                    IntStream.rangeClosed(1, 12)
                        .mapToObj(
                            n ->
                                "Trail Running Shoes %d + Espresso Machine,%d,%d.25"
                                    .formatted(n, 1500 - 100 * n, 13 - n)))
                .toArray(String[]::new))
        .withOwn(
            "weeks",
            "New and returning customers by week",
            "customers",
            "line",
            Optional.of("A column with name `custmer_id` cannot be resolved; line 3 pos 9"),
            Stream.concat(
                    Stream.of("week,new_customers,returning_customers"),
                    IntStream.rangeClosed(10, 30)
                        .mapToObj(n -> "2026-01-%d,%d,%d".formatted(n, 900 - 7 * n, 40 * n)))
                .toArray(String[]::new));
    publish();
  }

  @ParameterizedTest
  @CsvSource({
    "dashboard, /",
    "own-line, /?own=own_weeks",
    "filtered, /?range=custom&from=2026-11-01&category=Books&by=week",
    "pipeline, /pipeline"
  })
  void axeFindsNothingInEitherThemeAndNothingIsWiderThanAnyWindow(String name, String path) {
    Page page = browser.open(path, 360);
    assertThat(
            page.locator(
                path.startsWith("/pipeline") ? "#changes-table th" : "#trend-canvas canvas"))
        .not()
        .hasCount(0);

    for (ColorScheme theme : THEMES) {
      page.emulateMedia(in(theme));
      for (int width : List.of(360, 390, 768, 1440, 2560)) {
        page.setViewportSize(width, 900);
        Browser.awaitCharts(page);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        if (PICTURES.contains(width)) {
          Browser.screenshot(page, "%s-%s-%d".formatted(name, word(theme), width));
        }
        if (width == 360 || width == 1440) {
          assertThat(Browser.violations(page)).isEmpty();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 390})
  void onAPhoneNoTableOfThePipelineIsScrolledOrBreaksAWord(int width) {
    Page page = browser.open("/pipeline", width);
    assertThat(page.locator("#changes-table td.text").first()).hasText("missing");
    Browser.screenshot(page.locator("#changes-table"), "changed-fields-" + width);

    // A word that may not be broken makes its table wider than there is room.
    page.evaluate(
        "() => document.styleSheets[0].insertRule("
            + "'tr:not(.details) > * { overflow-wrap: normal !important; }')");
    assertThat(
            (List<?>)
                page.evaluate(
                    "() => [...document.querySelectorAll('#pipeline .data')]"
                        + ".filter(data => data.scrollWidth > data.clientWidth)"
                        + ".map(data => data.querySelector('table').id)"))
        .isEmpty();
  }

  @Test
  void axeFindsNothingInWhatOpensOverThePage() {
    Page page = browser.open("/", 390);
    for (ColorScheme theme : THEMES) {
      page.emulateMedia(in(theme));
      button(page, "Settings").click();
      assertThat(page.getByLabel("Theme")).isVisible();
      assertThat(Browser.violations(page, "#settings")).isEmpty();
      button(page, "Keyboard help").click();
      assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
      assertThat(Browser.violations(page, "#help")).isEmpty();
      Browser.screenshot(page, "help-" + word(theme));
      button(page, "Close").click();
      button(page, "How Orders is made").click();
      assertThat(page.locator("#formula-total_orders")).isVisible();
      assertThat(Browser.violations(page, "#formula-total_orders")).isEmpty();
      page.keyboard().press("Escape");
    }
  }

  @Test
  void aHeatMapOfManyMonthsIsScrolledAndNotSquashed() {
    kpis.with(KpiFile.COHORT_RETENTION, cohorts(13));
    publish();
    Page page = browser.open("/", 360);

    assertThat(page.locator("#cohorts-table thead th")).hasCount(15);
    assertThat(
            page.evaluate(
                """
                () => [...document.querySelectorAll('#cohorts-table th, #cohorts-table td')]
                    .filter(cell => cell.scrollWidth > cell.clientWidth).length
                """))
        .isEqualTo(0);
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 390})
  void onAPhoneEveryFilterIsInSight(int width) {
    Page page = browser.open("/?range=custom&from=2026-11-01", width);
    page.locator("#filter-open").click();

    assertThat(filter(page, "Channel")).isVisible();
    assertThat(Browser.violations(page, "#filters")).isEmpty();
    assertThat(
            page.evaluate(
                """
                () => [...document.querySelectorAll('#filter-form select, #filter-form input[type=date]')]
                    .filter(field => field.getBoundingClientRect().right > innerWidth).length
                """))
        .isEqualTo(0);
    assertThat(
            page.evaluate(
                "() => { const form = document.getElementById('filter-form');"
                    + " return form.scrollWidth - form.clientWidth; }"))
        .isEqualTo(0);
  }

  @Test
  void aNameWithoutEndPushesNoColumnOutOfATable() {
    String endless = "W".repeat(10_000);
    kpis.with(KpiFile.TOP_PRODUCTS, List.of(SampleKpis.row(1, "P1", endless, endless, 3, "9.50")))
        .with(KpiFile.SALES_BY_CHANNEL, List.of(SampleKpis.row(endless, 3, "9.50", "100.00")));
    publish();
    Page page = browser.open("/", 1440);

    for (int width : List.of(390, 1440)) {
      page.setViewportSize(width, 900);
      for (String part : List.of("products", "channels")) {
        assertThat(
                page.evaluate(
                    "id => { const data = document.getElementById(id);"
                        + " return data.scrollWidth - data.clientWidth; }",
                    part + "-data"))
            .as(part)
            .isEqualTo(0);
      }
      assertThat(page.locator("#products-table tbody tr").boundingBox().height)
          .as("height of a row")
          .isLessThan(120);
    }
  }

  @Test
  void theHoursOfTheTrendSayWhichDaysTheyAreOfThoughNobodyOrdersAtMidnight() {
    Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
    kpis.with(
        KpiFile.SALES_BY_HOUR,
        IntStream.range(0, 8 * 24)
            .filter(hour -> hour % 24 > 8 && hour % 24 < 20)
            .mapToObj(
                hour ->
                    SampleKpis.row(
                        today.minus(8, ChronoUnit.DAYS).plus(hour, ChronoUnit.HOURS),
                        3,
                        3,
                        "9.50",
                        "0.00",
                        "9.50"))
            .toList());
    publish();
    Page page = browser.open("/?by=hour", 1440);
    Browser.awaitCharts(page);

    assertThat(Browser.drawn(page, "trend-canvas"))
        .filteredOn(text -> text.matches("\\w{3} \\d{1,2} \\w{3}"))
        .hasSizeGreaterThan(4);
  }

  @Test
  void theHoursOfASingleDayAreNamedThemselves() {
    Page page = browser.open("/?by=hour&range=today", 1440);
    Browser.awaitCharts(page);

    assertThat(page.locator("#trend-table tbody tr").first()).containsText(", 00:00");
    assertThat(Browser.drawn(page, "trend-canvas")).contains("00:00");
    Browser.screenshot(page, "hours-of-today");
  }

  @Test
  void onPaperThereAreNumbersAndNoControls() {
    Page page = browser.open("/", 794);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

    assertThat(page.locator("#filter-form")).isHidden();
    assertThat(page.locator("#run-now")).isHidden();
    assertThat(page.locator("#trend-table")).isVisible();
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(794);
    Browser.screenshot(page, "print");
  }

  /** As many months, of each as many as have passed since. */
  private static List<List<String>> cohorts(int months) {
    YearMonth first = YearMonth.of(2025, 11);
    return IntStream.range(0, months)
        .boxed()
        .flatMap(
            cohort ->
                IntStream.range(0, months - cohort)
                    .mapToObj(
                        month ->
                            SampleKpis.row(
                                first.plusMonths(cohort), month, 123_456, 123_456, "100.00")))
        .toList();
  }

  private static Page.EmulateMediaOptions in(ColorScheme theme) {
    return new Page.EmulateMediaOptions()
        .setColorScheme(theme)
        // A picture of a bar on its way says nothing.
        .setReducedMotion(ReducedMotion.REDUCE);
  }

  private static String word(ColorScheme theme) {
    return theme.name().toLowerCase(Locale.ROOT);
  }
}
