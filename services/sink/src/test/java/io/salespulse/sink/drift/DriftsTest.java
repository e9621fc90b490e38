package io.salespulse.sink.drift;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.SourceSamples.Drift;
import io.salespulse.contract.Topic;
import io.salespulse.contract.ValueKind;
import io.salespulse.sink.row.NoRowException;
import io.salespulse.sink.row.RowReader;
import io.salespulse.sink.row.SeenValues;
import io.salespulse.sink.source.Sources;
import io.salespulse.sink.source.SourcesFile;
import io.salespulse.sink.source.TopicSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String ORDER =
      "{'order_id':7,'customer_id':'C1','order_date':'2026-11-22T11:59:00Z','total':9.5,"
          + "'lines':[{'product_id':'P1','quantity':2,'unit_price':5},{'product_id':'P2','quantity':1,'unit_price':2}]}";

  @TempDir Path directory;

  private String kafkaTopic = "shop.orders";
  private Sources sources;
  private Drifts drifts;

  @BeforeEach
  void start() throws IOException {
    sources =
        SourcesFile.read(
            Files.writeString(
                directory.resolve("sources.yaml"),
                """
                orders:
                  topic: %s
                  fields: {total_amount: [/total, /sum]}
                  items: {at: /lines}
                """
                    .formatted(kafkaTopic)));
    drifts =
        new Drifts(
            sources,
            new DataLayout(directory),
            new ObjectMapper().findAndRegisterModules(),
            Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @Test
  void whatIsOtherwiseInRecordsAndTheirLinesIsToldOfRejectedOnesToo() throws Exception {
    read(1_000, ORDER);
    drifts.judge();
    read(60, ORDER.replace("'total'", "'amount'"));
    read(100, ORDER.replace("'quantity':2", "'quantity':'2'"));

    assertThat(drifts.judge())
        .containsExactly(
            "orders (topic shop.orders): /total is missing in 38 % of the newest records, since"
                + " 2026-11-22T12:00:00Z (before: never).",
            "orders (topic shop.orders): /lines/*/quantity is a text in 50 % of the newest lines,"
                + " since 2026-11-22T12:00:00Z (before: never).");
    assertThat(drifts.of(Topic.ORDERS))
        .extracting(Drift::at, Drift::kind, Drift::unit)
        .containsExactly(
            tuple("/total", ValueKind.MISSING, "records"),
            tuple("/lines/*/quantity", ValueKind.TEXT, "lines"));
    assertThat(drifts.judge()).as("said already").isEmpty();
    assertThat(drifts.of(Topic.CUSTOMERS)).isEmpty();
  }

  @Test
  void aStartGoesOnWhereTheLastOneWas() throws Exception {
    read(1_000, ORDER);
    drifts.judge();
    read(500, ORDER.replace("'total'", "'amount'"));
    drifts.judge();
    drifts.keep();
    var before = drifts.of(Topic.ORDERS);

    start();

    assertThat(before).hasSize(1);
    assertThat(drifts.of(Topic.ORDERS)).isEqualTo(before);
    assertThat(directory.resolve("sink")).isDirectoryContaining("glob:**fields-orders.json");
  }

  @Test
  void anotherTopicIsLearnedAnew() throws Exception {
    read(1_000, ORDER);
    drifts.judge();
    drifts.keep();
    kafkaTopic = "other.orders";

    start();
    read(500, ORDER.replace("'total'", "'amount'"));

    assertThat(drifts.judge()).isEmpty();
  }

  @Test
  void aFileThatIsNotWholeStopsNothing() throws Exception {
    for (String text : new String[] {"", "{", "{}", "[]", "{\"kafkaTopic\":\"shop.orders\"}"}) {
      Files.createDirectories(directory.resolve("sink"));
      Files.writeString(directory.resolve("sink").resolve("fields-orders.json"), text);

      start();

      assertThat(drifts.of(Topic.ORDERS)).isEmpty();
    }
  }

  /**
   * A poll's.
   *
   * @param json with single quotes
   */
  private void read(int records, String json) {
    TopicSource source = sources.of(Topic.ORDERS).orElseThrow();
    SeenValues seen = new SeenValues(source);
    RowReader reader = new RowReader(source, seen, ZoneOffset.UTC);
    for (int record = 0; record < records; record++) {
      seen.begin(NOW.toEpochMilli());
      try {
        reader.read(json.replace('\'', '"').getBytes(UTF_8));
      } catch (NoRowException rejected) {
        assertThat(rejected).hasMessageContaining("total_amount");
      }
    }
    drifts.add(Topic.ORDERS, seen);
  }
}
