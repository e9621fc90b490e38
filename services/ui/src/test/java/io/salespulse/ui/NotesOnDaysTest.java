package io.salespulse.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.salespulse.ui.notes.NotesFile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a shop wrote down of its days, in the trend and its table. */
@QuarkusTest
class NotesOnDaysTest extends InBrowser {

  private static final String HOSTILE = "<img src=x onerror=alert(1)>{page}|‮";

  @Inject NotesFile notes;

  @AfterEach
  void withoutNotes() throws IOException {
    Files.deleteIfExists(file());
    notes.check();
  }

  @Test
  void aNoteMarksItsDayInTheChartAndStandsInTheTable() throws IOException {
    note("%s,Flash sale\n%1$s,Newsletter\n".formatted(day(3)));
    Page page = browser.open("/", 1440);
    Browser.awaitCharts(page);

    assertThat(Browser.drawn(page, "trend-canvas")).contains("Note");
    data(page).click();
    assertThat(page.locator("#trend-table").getByRole(AriaRole.COLUMNHEADER).last())
        .hasText("Note");
    assertThat(rowsWithNote(page)).hasCount(1);
    assertThat(rowsWithNote(page).getByRole(AriaRole.CELL).last())
        .hasText("Flash sale; Newsletter");
    assertThat(
            page.getByRole(
                AriaRole.IMG, new Page.GetByRoleOptions().setName("Those with a note are marked")))
        .isVisible();

    link(page, "Year").click();
    assertThat(page.locator("#trend-table tbody tr").filter(having("Flash sale")).first())
        .containsText("%d: Flash sale; Newsletter".formatted(day(3).getYear()));
    link(page, "Hour").click();
    assertThat(page.locator("#trend-table tbody tr").filter(having("Flash sale"))).hasCount(1);
    assertThat(page.locator("#trend-table tbody tr").filter(having("Flash sale")))
        .containsText(", 00:00");
  }

  @Test
  void anOpenPageGetsANewNoteWithoutANewSet() throws IOException {
    Page page = browser.open("/", 1440);
    List<String> errors = errors(page);
    assertThat(page.locator("#trend-table thead")).not().containsText("Note");
    String etag = given().get("/fragments/trend").header("ETag");
    String cards = given().get("/fragments/cards").header("ETag");

    // What nobody sees is asked for when it comes into sight.
    page.locator("#trend").scrollIntoViewIfNeeded();
    note(day(1) + ",Shop was down\n");
    refresh(page);

    assertThat(rowsWithNote(page)).containsText("Shop was down");
    assertThat(given().header("If-None-Match", etag).get("/fragments/trend").statusCode())
        .isEqualTo(200);
    assertThat(given().header("If-None-Match", cards).get("/fragments/cards").statusCode())
        .as("all else stays as it was")
        .isEqualTo(304);
    assertThat(errors).isEmpty();
  }

  @Test
  void hostileNotesAreTextAndWrongLinesAreNamed() throws IOException {
    note("%s,%s %s\ntomorrow,%2$s\n".formatted(day(2), HOSTILE, "W".repeat(300)));
    Page page = browser.open("/", 390);
    List<String> errors = errors(page);

    assertThat(page.locator("#trend .footnote"))
        .hasText(
            "notes.csv, line 3 has no day: write “tomorrow” as year-month-day, such as 2026-11-28.");
    assertThat(page.locator("#trend-table tbody td.text bdi").filter(having("<img src=x")))
        .hasCount(1);
    inEveryWindow(
        page,
        "noted",
        () -> {
          data(page).click();
          assertThat(Browser.violations(page)).isEmpty();
        });
    assertThat(page.locator("#board img")).hasCount(0);
    Locator canvas = page.locator("#trend-canvas canvas");
    canvas.hover(
        new Locator.HoverOptions()
            .setPosition(canvas.boundingBox().width * 0.85, canvas.boundingBox().height / 2));
    page.waitForCondition(() -> Browser.tooltip(page, "trend-canvas").contains("Note: <img src=x"));
    assertThat(errors).isEmpty();
  }

  private static Locator data(Page page) {
    return page.getByRole(
            AriaRole.REGION, new Page.GetByRoleOptions().setName("Trend").setExact(true))
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Show the data"));
  }

  private static Locator rowsWithNote(Page page) {
    return page.locator("#trend-table tbody tr")
        .filter(new Locator.FilterOptions().setHas(page.locator("td.text bdi:not(:empty)")));
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  /** So many days before today. */
  private LocalDate day(int before) {
    return kpis.asOf().atZone(ZoneOffset.UTC).toLocalDate().minusDays(before);
  }

  private void note(String lines) throws IOException {
    Files.writeString(file(), "date,text\n" + lines);
    notes.check();
  }

  private static Path file() {
    return FakeServices.dataDir().resolve("notes.csv");
  }
}
