package io.salespulse.etl.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Topic;
import io.salespulse.etl.raw.RawFile.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawCatalogTest {

  private static final LocalDate DAY = LocalDate.parse("2026-11-01");

  @TempDir Path data;

  @Test
  void thereIsNothingBeforeTheFirstRecord() throws IOException {
    assertThat(catalog().isEmpty()).isTrue();
    assertThat(catalog().list().files()).isEmpty();
  }

  @Test
  void filesAreFoundWithTopicDayAndSize() throws IOException {
    write("orders/dt=2026-11-01/orders-0-00000000000000000000.csv", "four");
    write("orders/dt=2026-11-02/orders-0-00000000000000000007.csv", "");
    write("_rejected/orders/dt=2026-11-01/orders-1-00000000000000000003.csv", "ab");

    assertThat(catalog().isEmpty()).isFalse();
    assertThat(catalog().list().files())
        .extracting(RawFile::topic, RawFile::kind, RawFile::day, RawFile::name, RawFile::size)
        .containsExactlyInAnyOrder(
            tuple(
                Topic.ORDERS,
                Kind.SEGMENT,
                DAY,
                "orders/dt=2026-11-01/orders-0-00000000000000000000.csv",
                4L),
            tuple(
                Topic.ORDERS,
                Kind.SEGMENT,
                DAY.plusDays(1),
                "orders/dt=2026-11-02/orders-0-00000000000000000007.csv",
                0L),
            tuple(
                Topic.ORDERS,
                Kind.REJECTED,
                DAY,
                "_rejected/orders/dt=2026-11-01/orders-1-00000000000000000003.csv",
                2L));
    assertThat(catalog().list().strangers()).isEmpty();
  }

  @Test
  void whatIsNotAPublishedSegmentIsLeftAloneAndNamed() throws IOException {
    String segment = "orders-0-00000000000000000000.csv";
    List<String> strangers =
        List.of(
            "@eaDir",
            "payments",
            "_rejected/.DS_Store",
            "_rejected/payments",
            "orders/2026-11-01",
            "orders/dt=yesterday",
            "orders/dt=2026-11-01/" + segment + ".swp",
            "orders/dt=2026-11-01/." + segment,
            "orders/dt=2026-11-01/_" + segment,
            "orders/dt=2026-11-01/customers-0-00000000000000000000.csv",
            "orders/dt=2026-11-01/orders (copy).csv",
            "orders/dt=2026-11-01/orders-00-00000000000000000000.csv",
            "orders/dt=2026-11-01/orders-0-00000000000000000009.csv",
            "orders/dt=2026-11-01/[a],{b}*?%20\n\\.csv",
            "_rejected/orders/dt=2026-11-01/Thumbs.db");
    write("_open/orders-0.csv", "x");
    write("_progress/orders-0.json", "x");
    for (String stranger : strangers) {
      // One is a directory with the name of a segment, the others have whatever they have.
      write(stranger.endsWith("9.csv") ? stranger + "/" + segment : stranger, "x");
    }
    write("orders/dt=2026-11-02", "a file in a day's place");

    assertThat(catalog().isEmpty()).isTrue();
    assertThat(catalog().list().strangers())
        .containsAll(strangers)
        .contains("orders/dt=2026-11-02")
        .hasSize(strangers.size() + 1);
  }

  private RawCatalog catalog() {
    return new RawCatalog(new DataLayout(data));
  }

  private void write(String name, String content) throws IOException {
    Path file = data.resolve("raw").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
