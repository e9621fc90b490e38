package io.salespulse.ui.notes;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.DataLayout;
import io.salespulse.ui.selection.Period;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotesFileTest {

  private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);

  @TempDir Path dataDir;

  @Test
  void notesOfADayAreJoinedAndThoseOfAPeriodInTheirOrder() throws IOException {
    Notes notes =
        read(
            """
            date,text
            2026-11-28,Snow
            2026-11-27,"Black Friday, 20 % ""off"\""
            2026-11-27 , Newsletter
            2026-12-01,Later
            """);

    assertThat(notes.problems()).isEmpty();
    assertThat(notes.of(new Period(FRIDAY, FRIDAY.plusDays(1))).values())
        .containsExactly("Black Friday, 20 % \"off\"; Newsletter", "Snow");
  }

  @Test
  void columnsMayStandInAnyOrderBesideOthersAndAfterTheMarkOfASpreadsheet() throws IOException {
    Notes notes = read("\uFEFFWho,Text,Date\r\nann,Sale,2026-11-27\r\n\r\n");

    assertThat(notes.days()).hasSize(1).containsEntry(FRIDAY, "Sale");
    assertThat(notes.problems()).isEmpty();
  }

  @Test
  void aLineThatIsWrongIsNamedAndTheOthersStay() throws IOException {
    Notes notes =
        read(
            """
            date,text
            27.11.2026,Sale
            2026-11-27,"A text
            of two lines"
            2026-11-27,Sale, really

            2026-02-30,No day
            2026-11-26,
            2026-11-25,Right
            """);

    assertThat(notes.days().values()).containsExactly("Right", "A text of two lines");
    assertThat(notes.problems())
        .containsExactly(
            "notes.csv, line 2 has no day: write “27.11.2026” as year-month-day, such as"
                + " 2026-11-28.",
            "notes.csv, line 5 has 3 values and not 2: put a text with commas in quotation marks.",
            "notes.csv, line 7 has no day: write “2026-02-30” as year-month-day, such as"
                + " 2026-11-28.",
            "And 1 more.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "date;text\\n2026-11-27;Sale | line 1 is no header with date and text",
        "when,what | line 1 is no header with date and text",
        "date,text\\n2026-11-27,\"open | line 2 is no CSV"
      })
  void whatIsNoSuchFileIsSaidWithItsLine(String text, String problem) throws IOException {
    assertThat(read(text.replace("\\n", "\n")).problems())
        .singleElement()
        .asString()
        .startsWith("notes.csv, " + problem);
  }

  @Test
  void ofAFileThatCannotBeReadNothingIsShownAndTheReasonSaid() throws IOException {
    assertThat(read("date,text\n" + "2026-11-27,x\n".repeat(30_000)).problems())
        .containsExactly("notes.csv has more than the 256 KiB that are read: take old notes out.");
    Files.write(file(), "date,text\n2026-11-27,Räumung".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(check().problems()).containsExactly("notes.csv is not in UTF-8: save it as that.");
    Files.delete(file());
    Files.createDirectory(file());
    assertThat(check().problems()).containsExactly("notes.csv is no file: remove it.");
    Files.delete(file());
    assertThat(check()).isEqualTo(Notes.NONE);
    assertThat(read("")).isEqualTo(Notes.NONE);
  }

  @Test
  void hostileTextIsCutAndLosesItsControls() throws IOException {
    Notes notes = read("date,text\n2026-11-27,<b>\u202E{x}\u0000" + "x".repeat(500) + "\n");

    assertThat(notes.days().get(FRIDAY)).startsWith("<b> {x} xxx").hasSize(201).endsWith("…");
  }

  @Test
  void whatChangesIsReadAgainAndHasAnotherId() throws IOException {
    NotesFile notes = new NotesFile(new DataLayout(dataDir));
    notes.check();
    assertThat(notes.notes()).isEqualTo(Notes.NONE);
    Files.writeString(file(), "date,text\n2026-11-27,Sale\n");
    notes.check();
    Notes first = notes.notes();
    assertThat(first.days()).hasSize(1);
    notes.check();
    assertThat(notes.notes()).isSameAs(first);
    Files.writeString(file(), "date,text\n2026-11-27,Sales\n");
    notes.check();
    assertThat(notes.notes().id()).isNotEqualTo(first.id());
  }

  private Path file() {
    return dataDir.resolve("notes.csv");
  }

  private Notes read(String text) throws IOException {
    Files.writeString(file(), text);
    return check();
  }

  private Notes check() {
    NotesFile notes = new NotesFile(new DataLayout(dataDir));
    notes.check();
    return notes.notes();
  }
}
