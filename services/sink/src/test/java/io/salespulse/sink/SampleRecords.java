package io.salespulse.sink;

import static io.salespulse.contract.Topic.ORDER_ITEMS;

import io.salespulse.sink.PublishedRows.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Makes records of order_items, some of them broken, together with the rows they must become. */
public final class SampleRecords {

  /**
   * @param value null for a record without one
   * @param expected cells of the raw row without the metadata; empty for a record to be rejected
   */
  public record Sample(byte[] value, Instant timestamp, List<String> expected) {

    /** Whether the row is what this record had to become at that offset. */
    public boolean became(Row row, long offset) {
      String day = "dt=" + timestamp.toString().substring(0, 10);
      if (!row.day().equals(day)) {
        return false;
      }
      if (expected.isEmpty()) {
        String payload = value == null ? null : new String(value, StandardCharsets.UTF_8);
        return row.rejected() && Objects.equals(row.cells().get(5), payload);
      }
      List<String> cells = new ArrayList<>(expected);
      cells.add(null); // deleted
      cells.add(String.valueOf(offset));
      cells.add(timestamp.toString());
      return !row.rejected() && row.cells().equals(cells);
    }
  }

  private static final Instant FIRST_DAY = Instant.parse("2026-11-20T10:00:00.001Z");
  private static final List<String> HOSTILE =
      List.of("plain", "a,b", "say \"x\"", "two\r\nlines", "=1+1", "żółw 🐢", " spaced ", "nul\0");

  private final Random random;

  public SampleRecords(long seed) {
    random = new Random(seed);
  }

  /** A record as a consumer hands it on, with a key and a value that may be null. */
  public static ConsumerRecord<byte[], byte[]> record(
      TopicPartition at, long offset, long timestamp, byte[] key, byte[] value) {
    return new ConsumerRecord<>(
        at.topic(),
        at.partition(),
        offset,
        timestamp,
        TimestampType.CREATE_TIME,
        0,
        0,
        key,
        value,
        new RecordHeaders(),
        Optional.empty());
  }

  public Sample next() {
    Instant timestamp =
        FIRST_DAY.plusSeconds(86_400L * random.nextInt(3)).plusMillis(random.nextInt(900));
    if (random.nextInt(10) == 0) {
      return new Sample(broken(), timestamp, List.of());
    }
    String id = HOSTILE.get(random.nextInt(HOSTILE.size())) + random.nextInt(1000);
    String quantity = String.valueOf(random.nextInt(5));
    String price = random.nextInt(100) + ".10";
    String json =
        "{\"item_id\":\"%s\",\"order_id\":\"O1\",\"product_id\":\"P1\",\"quantity\":%s,\"unit_price\":%s}"
            .formatted(escaped(id), quantity, price);
    return new Sample(
        json.getBytes(StandardCharsets.UTF_8),
        timestamp,
        Arrays.asList(id, "O1", "P1", quantity, price));
  }

  private byte[] broken() {
    return switch (random.nextInt(4)) {
      case 0 -> null;
      case 1 -> "{\"item_id\":\"I1\"}".getBytes(StandardCharsets.UTF_8);
      case 2 -> new byte[] {'{', '"', (byte) 0xff, '"', '}'};
      default -> ("not \"json\",\n" + ORDER_ITEMS).getBytes(StandardCharsets.UTF_8);
    };
  }

  private static String escaped(String text) {
    return text.replace("\"", "\\\"").replace("\r\n", "\\r\\n").replace("\0", "\\u0000");
  }
}
