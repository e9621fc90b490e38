package io.salespulse.sink.row;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.salespulse.contract.Topic;
import io.salespulse.sink.source.TopicSource;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that are short to send and long to compute with. */
class HostileValuesTest {

  /** Much for text that is copied, nothing for a number of a thousand million digits. */
  private static final Duration AT_MOST = Duration.ofSeconds(5);

  private static final String ORDER =
      "{\"order_id\":%1$s,\"customer_id\":\"C1\",\"order_date\":%1$s,\"total_amount\":%1$s,"
          + "\"sales_channel\":\"web\",\"payment_method\":\"card\"}";

  private final RowReader reader = new RowReader(TopicSource.ofContract(Topic.ORDERS));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e-999999999",
        "1e999999999",
        "-1E+999999999",
        "1e2000000",
        "1.5e-2147483648",
        "1e99999999999999999999",
        "123456789012345678901234567890",
        "0.000000000000000000000000000001"
      })
  void aNumberIsWrittenAsItCame(String number) {
    byte[] value = ORDER.formatted(number).getBytes(UTF_8);

    String[] row = assertTimeoutPreemptively(AT_MOST, () -> reader.read(value).cells());

    assertThat(row[0]).as("an id").isEqualTo(number);
    assertThat(row[2]).as("a timestamp").isEqualTo(number);
    assertThat(row[3]).as("an amount").isEqualTo(number);
  }

  @Test
  void aNumberOfAMillionDigitsIsRejectedInFewWordsAndCheap() throws NoRowException {
    byte[] value = ORDER.formatted("7".repeat(1_000_000)).getBytes(UTF_8);

    assertTimeoutPreemptively(
        AT_MOST,
        () ->
            assertThatThrownBy(() -> reader.read(value))
                .isInstanceOf(NoRowException.class)
                .message()
                .hasSizeLessThan(1_000));
    assertThatTheNextRecordIsRead();
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 999, 100_000})
  void whatIsNestedDeeplyEndsNothing(int depth) throws NoRowException {
    String nested = "[".repeat(depth) + "]".repeat(depth);
    byte[] unknown =
        ("{\"x\":" + nested + "," + ORDER.formatted("\"1\"").substring(1)).getBytes(UTF_8);
    byte[] known = ORDER.formatted(nested).getBytes(UTF_8);

    assertTimeoutPreemptively(
        AT_MOST,
        () -> {
          if (depth > 1_000) {
            assertThatThrownBy(() -> reader.read(unknown)).isInstanceOf(NoRowException.class);
          } else {
            assertThat(reader.read(unknown).cells()).startsWith("1", "C1");
          }
          assertThatThrownBy(() -> reader.read(known)).isInstanceOf(NoRowException.class);
        });
    assertThatTheNextRecordIsRead();
  }

  /** Objects whose names are ids have new ones in every record; a sink has many partitions. */
  @Test
  void namesThatNobodyAsksForAreNotRemembered() throws NoRowException {
    List<RowReader> readers = new ArrayList<>();
    long before = usedMemory();
    for (int partition = 0; partition < 8; partition++) {
      RowReader ofPartition = new RowReader(TopicSource.ofContract(Topic.ORDERS));
      readers.add(ofPartition);
      for (int record = 0; record < 45; record++) {
        assertThat(ofPartition.read(withStrangeNames(1_000, record)).cells()).startsWith("1", "C1");
      }
    }

    assertThat(usedMemory() - before).as("bytes of 360,000 names").isLessThan(30 << 20);
    assertThat(readers.get(0).read(withStrangeNames(1, 0)).cells()).startsWith("1", "C1");
  }

  private static byte[] withStrangeNames(int names, int record) {
    StringBuilder value = new StringBuilder("{\"x\":{");
    for (int name = 0; name < names; name++) {
      value.append("\"%080d\":1,".formatted(names * record + name));
    }
    value.append("\"y\":1},").append(ORDER.formatted("\"1\"").substring(1));
    return value.toString().getBytes(UTF_8);
  }

  private static long usedMemory() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  @Test
  void aTextOfMegabytesIsARow() throws NoRowException {
    String text = "x".repeat(10 << 20);
    byte[] value = ORDER.formatted('"' + text + '"').getBytes(UTF_8);

    assertThat(reader.read(value).cells()[0]).hasSize(10 << 20);
  }

  private void assertThatTheNextRecordIsRead() throws NoRowException {
    assertThat(reader.read(ORDER.formatted("\"1\"").getBytes(UTF_8)).cells()).startsWith("1", "C1");
  }
}
