package io.salespulse.sink.row;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {

  private static final String PIECES = "\",\r\n=+-@\t \\'\0;|a1é漢🐢\u2028\uFEFF\u007f";

  @Test
  void aRowIsWhatRfc4180Says() throws IOException {
    assertThat(csv(List.of(Arrays.asList("a \"b\"", null, "", "x,y"))))
        .isEqualTo("one,two,three,four\n\"a \"\"b\"\"\",,\"\",\"x,y\"\n");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whateverIsWrittenReadsBackExactly(long seed) throws IOException {
    Random random = new Random(seed);
    List<List<String>> rows = random.ints(500).mapToObj(any -> hostileRow(random)).toList();

    assertThat(read(csv(rows))).isEqualTo(rows);
  }

  private static List<String> hostileRow(Random random) {
    String[] cells = new String[4];
    for (int cell = 0; cell < cells.length; cell++) {
      cells[cell] = random.nextInt(8) == 0 ? null : hostileText(random);
    }
    // A row of one empty unquoted cell would be an empty line; the sink's rows end in an offset.
    cells[3] = "7";
    return Arrays.asList(cells);
  }

  private static String hostileText(Random random) {
    int[] points = PIECES.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(60); length > 0; length--) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }

  private static String csv(List<List<String>> rows) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    CsvRows csv = new CsvRows(List.of("one", "two", "three", "four"), output);
    for (List<String> row : rows) {
      csv.write(row.toArray(String[]::new));
    }
    csv.flush();
    return output.toString(StandardCharsets.UTF_8);
  }

  private static List<List<String>> read(String csv) throws IOException {
    CsvMapper mapper =
        CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.EMPTY_UNQUOTED_STRING_AS_NULL)
            .build();
    try (var reader = mapper.readerForListOf(String.class).<List<String>>readValues(csv)) {
      List<List<String>> lines = reader.readAll();
      return lines.subList(1, lines.size());
    }
  }
}
