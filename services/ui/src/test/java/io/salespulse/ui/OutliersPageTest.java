package io.salespulse.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import io.salespulse.contract.KpiFile;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What the page shows of what stands out. */
@QuarkusTest
class OutliersPageTest extends InBrowser {

  private static final Instant AS_OF = Instant.parse("2026-11-29T08:00:00Z");

  /** It would turn the text after it round, and be a tag. */
  private static final String HOSTILE = "<b onclick=alert(1)>\u202e\"'{page}&" + "W".repeat(170);

  @Test
  void eachSentenceLeadsToTheViewThatShowsIt() {
    muchStandsOut();
    Page page = browser.open("/?by=week", 1440);
    List<String> errors = errors(page);
    Locator part = part(page);
    assertThat(part.getByRole(AriaRole.LISTITEM)).hasCount(4);

    part.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Show the stock")).click();
    assertThat(page.locator("#stock th[aria-sort=ascending]")).containsText("Days left");
    assertThat(page.locator("#stock")).isInViewport();

    link(page, "Show the channels").click();
    assertThat(page.locator("#channels tr.chosen")).hasCount(1);
    assertThat(page.locator("#channels")).isInViewport();

    link(page, "Show the days").click();
    assertThat(page.locator("#trend-table tbody tr")).hasCount(63);
    assertThat(page.locator("#trend")).isInViewport();

    link(page, "Show the data quality").click();
    assertThat(page.locator("#quality")).isInViewport();
    assertThat(errors).isEmpty();
  }

  @Test
  void namesOfTheDataAreTextAndNoSentenceIsWiderThanThePage() {
    muchStandsOut();
    Page page = browser.open("/", 390);
    Locator share = page.locator("#outlier-share");
    assertThat(share).containsText("<b onclick=alert(1)> \"'{page}&WWW");
    assertThat(share).containsText("… had ");

    for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
      for (int width : new int[] {390, 768, 1440}) {
        page.setViewportSize(width, 900);
        Browser.awaitCharts(page);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        assertThat(Browser.violations(page, "#outliers")).isEmpty();
        Browser.screenshot(
            page.locator("#outliers"),
            "outliers-%s-%d".formatted(theme.name().toLowerCase(Locale.ROOT), width));
      }
    }
  }

  @Test
  void aNewSetTakesASentenceAwayWhateverIsFiltered() {
    muchStandsOut();
    Page page = browser.open("/?channel=Online", 1440);
    assertThat(part(page).getByRole(AriaRole.LISTITEM)).hasCount(4);

    kpis = SampleKpis.twoWeeks(AS_OF);
    publish();
    refresh(page);

    assertThat(part(page)).containsText("Nothing stands out. Days and shares are judged when");
    assertThat(part(page).getByRole(AriaRole.LISTITEM)).hasCount(0);
  }

  @Test
  void thePartIsTheSameForEverybodyAndCostsNothingWhoHasIt() {
    muchStandsOut();
    String tag = given().get("/fragments/outliers?channel=Online").header("ETag");

    assertThat(given().header("If-None-Match", tag).get("/fragments/outliers").statusCode())
        .isEqualTo(304);
    Document page = Jsoup.parse(given().get("/?category=Books&by=week").asString());
    assertThat("W/\"" + page.selectFirst("#outliers").attr("data-etag") + "\"").isEqualTo(tag);
  }

  private static Locator part(Page page) {
    return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("What stands out"));
  }

  private void muchStandsOut() {
    SteadyShop shop =
        SteadyShop.of(
            AS_OF,
            80,
            Map.of("Online", 6_000, HOSTILE, 3_000, "Phone", 1_000),
            Map.of("Books", 6_000, "Toys", 3_000));
    kpis =
        shop.channelLately(HOSTILE, 2_000)
            .channel(1, "Online", 2_900)
            .kpis()
            .refusing("orders", 1_260, 10_500, "no JSON: <script>")
            .with(
                KpiFile.DATA_QUALITY,
                List.of(SampleKpis.row("orders", "accepted_by_sink", 250_000, 1_730, "")))
            .with(
                KpiFile.STOCK,
                List.of(
                    SampleKpis.row("p1", "Espresso Machine 7", "Kitchen", 0, 45, "0.00"),
                    SampleKpis.row("p2", "Kettle 3", "Kitchen", 12, 70, "1.20"),
                    SampleKpis.row("p3", "Desk Lamp", "Home", 900, 7, "900.00")));
    publish();
  }
}
