package io.salespulse.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.salespulse.contract.KpiFile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A day, week or month on one page. */
@QuarkusTest
class ReportPageTest extends InBrowser {

  private static final Instant AS_OF = Instant.parse("2026-11-29T08:00:00Z");

  private static final String HOSTILE = "<b onclick=alert(1)>\u202e\"'{page}&" + "W".repeat(170);

  @Inject TestClock clock;

  @BeforeEach
  void aLongYear() {
    clock.set(AS_OF);
    kpis = shop().kpis();
    publish();
  }

  @AfterEach
  void now() {
    clock.set(Instant.now());
  }

  @Test
  void withoutAParameterItIsOfYesterday() {
    kpis =
        shop()
            .channel(1, "Online", 700)
            .kpis()
            .with(
                KpiFile.SALES_BY_HOUR,
                List.of(
                    SampleKpis.row("2026-11-27T09:00:00Z", 9, 9, "90.00", "0.00", "90.00"),
                    SampleKpis.row("2026-11-28T09:00:00Z", 3, 3, "30.00", "0.00", "30.00"),
                    SampleKpis.row("2026-11-28T23:00:00Z", 1, 1, "15.00", "0.00", "15.00")));
    publish();

    Document page = report("");

    assertThat(page.select("h1").text()).isEqualTo("Sat 28 Nov 2026");
    assertThat(page.select("thead").first().text())
        .isEqualTo("Sat 28 Nov 2026 Fri 27 Nov 2026 Sat 21 Nov 2026");
    assertThat(page.select("section").first().select("tbody tr").eachText())
        .containsExactly(
            "Gross sales $11,000.00 ▲ 10.0% up, better $10,000.00 ▲ 10.0% up, better $10,000.00",
            "Refunds $0.00 $0.00 $0.00",
            "Sales $11,000.00 $10,000.00 $10,000.00",
            "Orders 1,100 ▲ 10.0% up, better 1,000 ▲ 10.0% up, better 1,000",
            "Average order value $10.00 = 0.00% unchanged $10.00 = 0.00% unchanged $10.00");
    assertThat(page.select("#steps-table tbody tr")).hasSize(24);
    assertThat(page.select("#steps-table tbody tr").get(9).text()).isEqualTo("09:00 3 $30.00");
    assertThat(page.select("#steps-table rect").get(23).attr("width")).isEqualTo("50%");
    assertThat(page.select("#channel-table tbody tr").eachText())
        .containsExactly("Online $7,000.00 63.6%", "Store $4,000.00 36.4%");
    assertThat(page.select("#category-table tbody tr").eachText())
        .containsExactly("Books $6,000.00 66.7%", "Toys $3,000.00 33.3%");
  }

  @ParameterizedTest
  @CsvSource({
    "?day=2026-11-20, Fri 20 Nov 2026, Thu 19 Nov 2026, Fri 13 Nov 2026, 24",
    "?week=2026-W47, 16 Nov 2026 to 22 Nov 2026, 9 Nov 2026 to 15 Nov 2026,"
        + " 17 Nov 2025 to 23 Nov 2025, 7",
    "?month=2026-10, Oct 2026, Sep 2026, Oct 2025, 31"
  })
  void aSpanStandsBesideTheOneBeforeAndTheOneThatIsMostLikeIt(
      String query, String span, String before, String earlier, int steps) {
    Document page = report(query);

    assertThat(page.select("section").first().select("thead th").eachText())
        .containsExactly(span, before, earlier);
    assertThat(page.select("section").first().select(".delta")).hasSize(6);
    assertThat(page.select("#steps-table tbody tr")).hasSize(steps);
  }

  @Test
  void ofWhatIsNotOverTheDaysThatAreStandBesideAsMany() {
    Document page = report("?month=2026-11");

    assertThat(page.select("section").first().select("thead th").eachText())
        .containsExactly(
            "1 Nov 2026 to 28 Nov 2026", "1 Oct 2026 to 28 Oct 2026", "1 Nov 2025 to 28 Nov 2025");
    assertThat(page.select("header .meaning").text())
        .contains("The month is not over: these are its days until 28 Nov 2026");
    assertThat(page.select(".report-links a").eachText()).doesNotContain("Next");

    clock.set(Instant.parse("2026-12-01T00:00:00Z"));
    assertThat(report("?month=2026-11").select("header .meaning").text())
        .contains("The month is not known as a whole: these are its days until 28 Nov 2026");
  }

  @Test
  void whatTheNumbersDoNotReachBackToIsNotCompared() {
    kpis = SteadyShop.of(AS_OF, 3, Map.of("Online", 5), Map.of()).kpis();
    publish();

    Document page = report("?week=2026-W48");
    assertThat(page.select("section").first().select("tbody tr").first().text())
        .isEqualTo("Gross sales $150.00 — —");
    assertThat(page.select("header .meaning").text()).contains("The numbers begin on 26 Nov 2026.");
    assertThat(report("?day=1999-01-01").select("tbody tr").first().text())
        .isEqualTo("Gross sales $0.00 — —");
  }

  @Test
  void aSetOfAnEarlierVersionAndOneWithoutRowsHaveTheirReports() {
    kpis = shop().kpis().beforeRefunds().without(KpiFile.SALES_CUBE);
    publish();
    assertThat(report("").select("section").first().select("tbody th").eachText())
        .containsExactly("Gross sales", "Orders", "Average order value");
    assertThat(report("").select("#channel-table")).isEmpty();

    kpis =
        SampleKpis.twoWeeks(AS_OF)
            .with(KpiFile.SALES_BY_DAY, List.of())
            .with(KpiFile.SALES_BY_HOUR, List.of())
            .with(KpiFile.SALES_CUBE, List.of());
    publish();
    assertThat(report("").select("header .meaning").text()).contains("There are no orders yet.");
    assertThat(report("").select("#steps-table .none").text()).isEqualTo("No rows yet.");
  }

  @ParameterizedTest
  @CsvSource({
    "?day=2026-13-01, 'day=2026-13-01 is no day: write it as day=2026-11-28'",
    "?week=48, 'week=48 is no week: write it as week=2026-W48, of ISO 8601'",
    "?month=November, 'month=November is no month: write it as month=2026-11'",
    "?day=2026-11-29, 'the numbers know no day of day=2026-11-29 as a whole: the newest that"
        + " there is a report of is day=2026-11-28'",
    "?day=2026-11-28&month=2026-11, 'it is of one day, week or month: leave all but one out'",
    "?day=2026-11-28&day=2026-11-27, 'it is of one day, week or month: leave all but one out'"
  })
  void whatIsWrongInTheAddressIsSaid(String query, String problem) {
    Response answer = given().get("/report" + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    Document page = Jsoup.parse(answer.asString());
    assertThat(page.select("h1 + p").text()).isEqualTo("/report: " + problem);
    assertThat(page.select("nav a").attr("href")).isEqualTo("./");
  }

  @Test
  void itIsReachedFromTheDashboardAndLeadsOn() {
    Page page = browser.open("/", 1440);
    link(page, "Report").click();
    assertThat(page.getByRole(AriaRole.HEADING, level(1))).hasText("Sat 28 Nov 2026");

    link(page, "Previous").click();
    assertThat(page.getByRole(AriaRole.HEADING, level(1))).hasText("Fri 27 Nov 2026");
    link(page, "Month").click();
    assertThat(page.getByRole(AriaRole.HEADING, level(1))).hasText("1 Nov 2026 to 28 Nov 2026");
    link(page, "Dashboard").click();
    assertThat(page.locator("#trend")).isVisible();
  }

  @Test
  void itLooksRightOnEveryScreenAndAWholeMonthIsOnePageOfPaper() {
    Map<String, Integer> stores =
        IntStream.rangeClosed(1, 30)
            .boxed()
            .collect(
                Collectors.toMap(
                    store -> "Store %d ".formatted(store) + HOSTILE.substring(store),
                    store -> 500 + store));
    kpis = SteadyShop.of(AS_OF, 100, stores, stores).kpis();
    publish();
    Page page = browser.open("/report?month=2026-10", 390);
    assertThat(page.locator("#channel-table tbody tr")).hasCount(9);

    for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
      for (int width : new int[] {390, 768, 1440}) {
        page.setViewportSize(width, 900);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        assertThat(page.locator(".data").first().evaluate("it => it.scrollWidth - it.clientWidth"))
            .as("of the head figures, what is out of sight at " + width)
            .isEqualTo(0);
        assertThat(Browser.violations(page)).isEmpty();
        Browser.screenshot(
            page, "report-%s-%d".formatted(theme.name().toLowerCase(Locale.ROOT), width));
      }
    }
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    page.setViewportSize(703, 1032);
    Browser.screenshot(page, "report-print");
    byte[] paper =
        page.pdf(
            new Page.PdfOptions()
                .setPreferCSSPageSize(true)
                .setPath(Path.of("target", "screenshots", "report.pdf")));
    assertThat(new String(paper, StandardCharsets.ISO_8859_1)).containsPattern("/Count 1\\b");
  }

  private static Page.GetByRoleOptions level(int level) {
    return new Page.GetByRoleOptions().setLevel(level);
  }

  private static SteadyShop shop() {
    return SteadyShop.of(
        AS_OF, 500, Map.of("Online", 600, "Store", 400), Map.of("Books", 600, "Toys", 300));
  }

  private static Document report(String query) {
    return Jsoup.parse(given().get("/report" + query).then().statusCode(200).extract().asString());
  }
}
