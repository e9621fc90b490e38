package io.salespulse.etl.raw;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawCatalogTest {

  private static final LocalDate DAY = LocalDate.parse("2026-11-01");

  @TempDir Path data;

  @Test
  void thereIsNothingBeforeTheFirstRecord() throws IOException {
    assertThat(catalog().isEmpty()).isTrue();
    assertThat(catalog().days()).isEmpty();
  }

  @Test
  void filesAreFoundByDayAndTopicWithTheirSizes() throws IOException {
    write("orders/dt=2026-11-01/orders-0-00000000000000000000.csv", "four");
    write("orders/dt=2026-11-02/orders-0-00000000000000000007.csv", "");
    write("_rejected/orders/dt=2026-11-01/orders-1-00000000000000000003.csv", "ab");

    assertThat(catalog().days()).containsOnlyKeys(DAY, DAY.plusDays(1));
    RawDay day = catalog().days().get(DAY);
    assertThat(day.files(Topic.ORDERS)).extracting(RawFile::size).containsExactly(4L);
    assertThat(day.files(Topic.CUSTOMERS)).isEmpty();
    assertThat(day.rejected(Topic.ORDERS)).hasSize(1);
    assertThat(day.sizes())
        .containsEntry("orders/dt=2026-11-01/orders-0-00000000000000000000.csv", 4L)
        .containsEntry("_rejected/orders/dt=2026-11-01/orders-1-00000000000000000003.csv", 2L)
        .hasSize(2);
  }

  @Test
  void whatIsNotAPublishedSegmentIsNotSeen() throws IOException {
    write("_open/orders-0.csv", "x");
    write("_progress/orders-0.json", "x");
    write("orders/dt=2026-11-01/.orders-0.csv", "x");
    write("orders/dt=2026-11-01/_orders-0.csv", "x");
    write("orders/dt=2026-11-01/orders-0.csv.tmp", "x");
    write("orders/dt=yesterday/orders-0.csv", "x");
    write("orders/2026-11-01/orders-0.csv", "x");
    write("payments/dt=2026-11-01/payments-0.csv", "x");

    assertThat(catalog().isEmpty()).isTrue();
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
