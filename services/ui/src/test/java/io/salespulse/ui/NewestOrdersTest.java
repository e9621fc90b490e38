package io.salespulse.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.junit.QuarkusTest;
import io.salespulse.contract.KpiFile;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The way from a number to the newest orders that it is made of. */
@QuarkusTest
class NewestOrdersTest extends InBrowser {

  private static final String HOSTILE = "<img src=x onerror=alert(1)>\u202E\"'{page}";

  @Test
  void theNumberOfAChannelLeadsToItsNewestOrdersFromTheKeyboardToo() {
    Page page = browser.open("/?show=orders", 1440);
    List<String> errors = errors(page);

    newest(page, "Mobile App").focus();
    page.keyboard().press("Enter");

    assertThat(page).hasURL(Pattern.compile("\\?show=orders&channel=Mobile\\+App#orders$"));
    assertThat(page.locator("#orders-count")).hasText("1 to 10 of 20");
    assertThat(heading(page)).isFocused();
    assertThat(heading(page)).isInViewport();
    assertThat(page.locator("#orders-table tbody tr td:nth-child(5)").allTextContents())
        .hasSize(10)
        .containsOnly("Mobile App");
    // What is chosen next is chosen of this address, and leads to no part of the page.
    link(page, "Week").click();
    assertThat(page).hasURL(Pattern.compile("\\?show=orders&channel=Mobile\\+App&by=week$"));
    assertThat(errors).isEmpty();
  }

  @Test
  void aStatusLeadsToItsOrdersAndTheListingToAnother() {
    Page page = browser.open("/", 1440);

    newest(page, "cancelled").click();
    assertThat(page).hasURL(Pattern.compile("\\?orders.status=cancelled#orders$"));
    assertThat(status(page, "cancelled")).hasAttribute("aria-current", "true");
    assertThat(page.locator("#orders-table tbody tr").first()).containsText("cancelled");
    status(page, "shipped").click();
    assertThat(page.locator("#orders-table tbody tr").first()).containsText("shipped");
    status(page, "All").click();
    assertThat(page.locator("#orders-count")).hasText("1 to 10 of 60");
    assertThat(page).hasURL(address.toString());
  }

  @Test
  void aBarOfTheTrendLeadsToTheOrdersOfItsDay() {
    Page page = browser.open("/", 1440);
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    Browser.awaitCharts(page);
    Locator canvas = page.locator("#trend-canvas canvas");

    canvas.click(
        new Locator.ClickOptions()
            .setPosition(canvas.boundingBox().width - 30, canvas.boundingBox().height - 40));

    LocalDate today = kpis.asOf().atZone(ZoneOffset.UTC).toLocalDate();
    assertThat(page)
        .hasURL(Pattern.compile("\\?range=custom&from=%1$s&to=%1$s#orders$".formatted(today)));
    assertThat(heading(page)).isInViewport();
  }

  @Test
  void withoutAScriptACardLeadsThereAsWell() {
    Page page = browser.visitor(new NewContextOptions().setJavaScriptEnabled(false));
    page.navigate("/?range=7d");

    page.getByRole(AriaRole.LINK).and(page.locator("#card-refund_rate_pct a")).click();

    assertThat(page).hasURL(Pattern.compile("\\?orders.sort=-refunds#orders$"));
    assertThat(heading(page)).isInViewport();
    assertThat(page.locator("#orders-table th[aria-sort=descending]")).hasText("Refunds");
    // A card is of all orders.
    assertThat(page.locator(".chip")).hasCount(0);
  }

  @Test
  void namesOfTheDataStayTextOnTheWay() {
    kpis.with(
            KpiFile.RECENT_ORDERS,
            List.of(
                SampleKpis.row(
                    "O-1", kpis.asOf(), "Ann", HOSTILE, "Online", "9.50", "0.00", "9.50", 1),
                SampleKpis.row(
                    "O-2", "yesterday", "Ann", "W".repeat(60), "Online", "9.50", "0.00", "9.50", 1),
                SampleKpis.row(
                    "O-3",
                    Instant.EPOCH,
                    "Ann",
                    "paid".repeat(50),
                    "Online",
                    "9.50",
                    "0.00",
                    "9.50",
                    1)))
        .with(KpiFile.ORDER_STATUS, List.of(SampleKpis.row(HOSTILE, 1, "9.50", "100.00")));
    publish();
    Page page = browser.open("/", 390);
    List<String> errors = errors(page);

    page.locator("#statuses-table a.orders").click();

    assertThat(page.locator("#orders-table tbody th")).hasCount(1);
    assertThat(page.locator("#orders-table tbody th")).hasText("O-1");
    assertThat(
            page.getByRole(
                    AriaRole.GROUP, new Page.GetByRoleOptions().setName("Status").setExact(true))
                .getByRole(AriaRole.LINK))
        .hasCount(3);
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
    assertThat(page.locator("#board img")).hasCount(0);
    assertThat(Browser.violations(page)).isEmpty();
    assertThat(errors).isEmpty();
  }

  private static Locator newest(Page page, String name) {
    return page.getByRole(
        AriaRole.LINK,
        new Page.GetByRoleOptions()
            .setName(Pattern.compile("^[\\d,]+ orders, the newest of " + name + "$")));
  }

  private static Locator status(Page page, String name) {
    return page.getByRole(
            AriaRole.GROUP, new Page.GetByRoleOptions().setName("Status").setExact(true))
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator heading(Page page) {
    return page.getByRole(
        AriaRole.HEADING, new Page.GetByRoleOptions().setName("Newest orders").setExact(true));
  }
}
