package io.salespulse.etl.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Topic;
import io.salespulse.etl.raw.ImportConverter.Converted;
import io.salespulse.etl.raw.ImportConverter.Part;
import io.salespulse.etl.raw.ImportConverter.Piece;
import io.salespulse.etl.raw.RawFile.Kind;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportConverterTest {

  private static final String HEADER = "order_id,customer_id,order_date,total_amount";

  @TempDir Path data;

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "# it is empty: its first line must name the columns",
        "order_id;customer_id;order_date;total_amount# line 1: its values are separated by ';': save it as CSV with commas",
        "order_id,order_date# line 1: the header lacks customer_id, total_amount",
        "Order,Customer# line 1: the header lacks order_id, customer_id, order_date, total_amount",
        "order_id,order_id,customer_id,order_date,total_amount# line 1: the column order_id is in the header twice",
        HEADER
            + "/o1,c1,2026-11-01,5/o2,\"c\"2,2026-11-01,5# the row that begins in line 3 a quote",
        HEADER
            + "/o1,\"c/1\",2026-11-01,5/o2,\"c2,2026-11-01,5# the row that begins in line 4 a quote",
      })
  void whatIsWrongIsNamedWithTheLineAndWhatToDo(String text, String problem) throws IOException {
    String content = text == null ? "" : text.replace('/', '\n');

    Converted converted = convert(content, StandardCharsets.UTF_8);

    assertThat(converted.problems())
        .singleElement()
        .asString()
        .startsWith("import/orders/a.csv was not read: ")
        .contains(problem);
    assertThat(converted.pieces()).isEmpty();
    assertThat(converted.unreadable()).hasSize(1);
  }

  @Test
  void aValueWithoutAnEndInSightIsSaidToBeTooLong() throws IOException {
    String content = HEADER + "\no1,c1,2026-11-01," + "5".repeat(20_000_001) + "\n";

    Converted converted = convert(content, StandardCharsets.UTF_8);

    assertThat(converted.problems())
        .singleElement()
        .asString()
        .contains("the row that begins in line 2 a value is longer than 20 million characters");
  }

  @Test
  void anotherEncodingIsNamedWithItsLine() throws IOException {
    String text = HEADER + "\no1,c1,2026-11-01,5\no2,Jürgen,2026-11-01,5\n";

    assertThat(convert(text, StandardCharsets.ISO_8859_1).problems())
        .singleElement()
        .asString()
        .contains("line 3 is not in UTF-8");
    assertThat(convert(text, StandardCharsets.UTF_16).problems())
        .singleElement()
        .asString()
        .contains("line 1 is not in UTF-8");
  }

  @Test
  void anotherEncodingIsNamedWhereverInTheFileItBegins() throws IOException {
    String text = HEADER + "\no1,c1,2026-11-01,5".repeat(2_000) + "\no2,Jürgen,2026-11-01,5\n";

    assertThat(convert(text, StandardCharsets.ISO_8859_1).problems())
        .singleElement()
        .asString()
        .contains("line 2002 is not in UTF-8");
  }

  @Test
  void aDiskThatFailsIsNotTakenForAWrongFile() {
    IOException disk = new IOException("Input/output error");
    IOException wrapped = JsonMappingException.wrapWithPath(disk, "row", 0);

    assertThatThrownBy(() -> ImportConverter.problem(wrapped, 7, data)).isSameAs(disk);
  }

  @Test
  void aWrongFileIsReadAgainOnceItHasChanged() throws IOException {
    Path file = Files.createDirectories(data.resolve("import/orders")).resolve("a.csv");
    Files.writeString(file, "order_id;customer_id;order_date;total_amount\no1,c1,2026-11-01,5\n");
    FileTime then = Files.getLastModifiedTime(file);
    ImportConverter converter = new ImportConverter(new DataLayout(data));
    List<RawFile> files = List.of(file(file, Files.size(file)));
    List<String> problems = converter.convert(files).problems();
    assertThat(problems).hasSize(1);

    Files.writeString(file, HEADER + "\no1,c1,2026-11-01,5\n");
    Files.setLastModifiedTime(file, then);
    assertThat(converter.convert(files).problems()).isEqualTo(problems);
    assertThat(converter.convert(files).unreadable()).isEqualTo(files);

    Files.setLastModifiedTime(file, FileTime.from(then.toInstant().plusSeconds(1)));
    assertThat(converter.convert(files).problems()).isEmpty();
    assertThat(converter.convert(files).lines()).containsEntry("import/orders/a.csv", 1L);
  }

  @Test
  void aLargeFileIsCutIntoPartsAlsoWhereItsRowsHaveManyLines() throws IOException {
    // After a header of one line, no row of four begins in a line whose number is round.
    String row = "o1,\"c1\n\n\n" + "x".repeat(17 << 10) + "\",2026-11-01,5\n";

    Converted converted = convert(HEADER + "\n" + row.repeat(1_001), StandardCharsets.UTF_8);

    assertThat(converted.lines()).containsEntry("import/orders/a.csv", 1_001L);
    assertThat(converted.pieces()).singleElement();
    assertThat(converted.pieces().get(0).paths(Topic.ORDERS)).hasSize(2);
  }

  @Test
  void columnsStandInAnyOrderWithAByteOrderMarkAndLineEndsOfWindows() throws IOException {
    Converted converted =
        convert(
            "\uFEFF\"Total_Amount\", customer_id ,note,order_id,order_date,changed_at\r\n"
                + "5.00,c1,\"of no\r\n\"\"interest\"\"\",o1,2026-11-01,2026-11-02\r\n"
                + "\r\n"
                + "6.00,c2,,o2\r\n"
                + "7.00,c3,,o3,2026-11-03,\r\n",
            StandardCharsets.UTF_8);

    assertThat(converted.problems()).isEmpty();
    assertThat(converted.lines()).containsEntry("import/orders/a.csv", 3L);
    assertThat(converted.pieces()).singleElement();
    assertThat(Files.readAllLines(converted.pieces().get(0).paths(Topic.ORDERS).get(0)))
        .containsExactly(
            quoted("o1,c1,2026-11-01,5.00,,,,,2026-11-02,2026-11-01,2,import/orders/a.csv,"),
            quoted(",,,,,,,,,,5,import/orders/a.csv,X"),
            quoted("o3,c3,2026-11-03,7.00,,,,,,2026-11-03,6,import/orders/a.csv,"));
  }

  @Test
  void whatIsLargeIsReadInPiecesAndWhatIsSmallTogether() {
    List<Part> parts = Stream.of(3L, 4L, 20L, 1L, 6L, 4L).map(this::part).toList();

    assertThat(ImportConverter.pieces(parts, 10))
        .extracting(Piece::bytes)
        .containsExactly(7L, 20L, 7L, 4L);
    assertThat(ImportConverter.pieces(parts, 10).stream().flatMap(piece -> piece.parts().stream()))
        .containsExactlyElementsOf(parts);
    assertThat(ImportConverter.pieces(List.of(), 10)).isEmpty();
  }

  private Part part(long bytes) {
    return new Part(file(data, bytes), data.resolve("part"), bytes);
  }

  private static String quoted(String line) {
    return "\"" + line.replace(",", "\",\"") + "\"";
  }

  private Converted convert(String text, Charset encoding) throws IOException {
    Path file = Files.createDirectories(data.resolve("import/orders")).resolve("a.csv");
    Files.write(file, text.getBytes(encoding));
    return new ImportConverter(new DataLayout(data)).convert(List.of(file(file, Files.size(file))));
  }

  private static RawFile file(Path path, long size) {
    return new RawFile(
        Topic.ORDERS, Kind.IMPORT, LocalDate.EPOCH, "import/orders/a.csv", path, size);
  }
}
