package io.salespulse.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of a chain with hundreds of stores, thirty categories and years of days. */
@QuarkusTest
class WideShopTest extends InBrowser {

  private static final Instant NOW = Instant.now();

  @BeforeEach
  void aWideShop() {
    WideShop.fill(kpis, NOW);
    publish();
  }

  @Test
  void aStoreOfHundredsIsChosenByItsNameFromTheKeyboard() {
    Page page = browser.open("/", 1440);
    List<String> errors = errors(page);
    Locator channel = filter(page, "Channel");
    assertThat(page.locator("#filter-channel-list option")).hasCount(WideShop.OWN_STORES + 1);

    channel.focus();
    page.keyboard().type("store 217");
    page.keyboard().press("Enter");

    assertThat(page.locator(".chip bdi")).hasText("Store 217");
    assertThat(page).hasURL(Pattern.compile("channel=store\\+217$"));
    channel.fill("");
    page.keyboard().press("Tab");
    assertThat(page.locator(".chip")).hasCount(0);
    assertThat(page).hasURL(address.toString());
    channel.fill("Other (30 channels)");
    page.keyboard().press("Tab");
    assertThat(page.locator(".chip bdi")).hasText("Other (30 channels)");
    assertThat(errors).isEmpty();
  }

  @Test
  void whatIsNoNameOfAStoreIsSaidAndChangesNothing() {
    Page page = browser.open("/?channel=Store+007", 1440);
    Locator channel = filter(page, "Channel");
    assertThat(channel).hasValue("Store 007");

    channel.fill("<b onclick=alert(1)>Store");
    page.keyboard().press("Enter");

    assertThat(alert(page))
        .hasText("No channel of the list is called so: choose one of them, or Other.");
    assertThat(channel).hasAttribute("aria-invalid", "true");
    assertThat(page.locator(".chip bdi")).hasText("Store 007");
    assertThat(page).hasURL(Pattern.compile("\\?channel=Store\\+007$"));
    channel.fill("Store 008");
    page.keyboard().press("Enter");
    assertThat(page.locator(".chip bdi")).hasText("Store 008");
    assertThat(alert(page)).hasCount(0);
  }

  @Test
  void withoutAScriptAStoreIsChosenAndAWrongNameSaidAsWell() {
    Page page = browser.visitor(new NewContextOptions().setJavaScriptEnabled(false));
    page.navigate("/?by=year");

    filter(page, "Channel").fill("Store 217");
    button(page, "Apply").click();
    assertThat(page.locator(".chip bdi")).hasText("Store 217");
    assertThat(page.locator("#by-year")).hasAttribute("aria-current", "true");

    filter(page, "Channel").fill("\u202E<b>Store 999</b>");
    button(page, "Apply").click();
    assertThat(alert(page))
        .hasText("No channel is called “ <b>Store 999</b>”: all channels are shown.");
    assertThat(page.locator(".chip")).hasCount(0);
    filter(page, "Channel").fill("Store 429");
    button(page, "Apply").click();
    assertThat(alert(page))
        .hasText("“Store 429” is one of Other (30 channels): all channels are shown.");
  }

  @Test
  void yearsAndQuartersStandBesideThoseOfTheYearBefore() {
    int year = WideShop.firstDay(NOW).getYear() + 1;
    Page page = browser.open("/?by=year&show=orders", 1440);

    assertThat(page.locator("#trend-table tbody tr")).hasCount(4);
    assertThat(row(page, String.valueOf(year)).locator("td").last())
        .hasText(count(210 * days(WideShop.firstDay(NOW), LocalDate.of(year, 1, 1))));
    assertThat(page.locator("#trend .footnote"))
        .containsText("The numbers begin on 12 Feb " + (year - 1));
    link(page, "Quarter").click();
    assertThat(row(page, "Q2 " + year).locator("td").first()).hasText(count(210 * 91));
    assertThat(row(page, "Q2 " + year).locator("td").last()).hasText(count(210 * 91));
    assertThat(row(page, "Q2 " + (year - 1)).locator("td").last()).hasText("—");
    assertThat(page.locator("#trend-table tbody tr").last()).hasClass("partial");
    assertThat(page.locator("#trend .meaning")).containsText("beside those of a year before");
  }

  @Test
  void allOfItIsFitForEveryWindowAndForAxe() {
    Page page = browser.open("/?channel=Store+399&by=quarter", 390);
    inEveryWindow(
        page,
        "wide",
        () -> {
          filter(page, "Channel").fill("Store 1");
          page.keyboard().press("Tab");
          assertThat(alert(page)).hasCount(1);
          assertThat(Browser.violations(page)).isEmpty();
        });
    assertThat(page.locator("#channels-table tbody tr")).hasCount(51);
    assertThat(page.locator("#channels-table tr.rest th")).hasText("The other 380");
  }

  private static Locator alert(Page page) {
    return page.locator("#filters")
        .getByRole(AriaRole.ALERT)
        .filter(new Locator.FilterOptions().setHasText(Pattern.compile(".")));
  }

  /** A row of the trend's table, which a chart stands before. */
  private static Locator row(Page page, String label) {
    return page.locator("#trend-table tbody tr", new Page.LocatorOptions().setHasText(label));
  }

  private static long days(LocalDate from, LocalDate until) {
    return until.toEpochDay() - from.toEpochDay();
  }

  private static String count(long orders) {
    return "%,d".formatted(orders);
  }
}
