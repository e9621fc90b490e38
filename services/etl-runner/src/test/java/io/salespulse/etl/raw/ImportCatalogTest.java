package io.salespulse.etl.raw;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCatalogTest {

  private static final Instant NOON = Instant.parse("2026-11-04T12:00:00Z");

  @TempDir Path data;
  private Instant now = NOON;
  private ImportCatalog catalog;

  @BeforeEach
  void aCatalog() {
    InstantSource source = () -> now;
    catalog = new ImportCatalog(new DataLayout(data), source.withZone(ZoneOffset.UTC));
  }

  @Test
  void aFileCountsWhenNobodyHasWrittenToItForTenSeconds() throws IOException {
    write("orders/2025/q1.csv", "half", NOON.minusSeconds(3));

    assertThat(catalog.list().files()).isEmpty();
    assertThat(catalog.list().unsettled())
        .extracting(RawFile::name)
        .containsExactly("import/orders/2025/q1.csv");

    now = NOON.plusSeconds(5);
    write("orders/2025/q1.csv", "half and half", now);
    now = NOON.plusSeconds(14);
    assertThat(catalog.list().files()).isEmpty();

    now = NOON.plusSeconds(15);
    assertThat(catalog.list().unsettled()).isEmpty();
    assertThat(catalog.list().files())
        .singleElement()
        .satisfies(
            file -> {
              assertThat(file.topic()).isEqualTo(Topic.ORDERS);
              assertThat(file.size()).isEqualTo("half and half".length());
            });
  }

  @Test
  void aFileFromAMachineWhoseClockIsAheadCountsWhenItStaysTheSame() throws IOException {
    write("orders/a.csv", "x", NOON.plus(Duration.ofDays(1)));

    assertThat(catalog.list().files()).isEmpty();
    now = NOON.plusSeconds(10);
    assertThat(catalog.list().files()).hasSize(1);
  }

  @Test
  void whatIsNoFileOfHistoryIsNamedAndHiddenFilesAreOfProgramsThatCopy() throws IOException {
    write("orders/.a.csv.Xy12", "x", NOON.minusSeconds(60));
    write("orders/a.csv.part", "x", NOON.minusSeconds(60));
    write("order/a.csv", "x", NOON.minusSeconds(60));
    write("customers/A.CSV", "x", NOON.minusSeconds(60));
    Files.createSymbolicLink(data.resolve("import/customers/gone.csv"), data.resolve("gone"));

    ImportCatalog.Listing listing = catalog.list();

    assertThat(listing.files()).extracting(RawFile::name).containsExactly("import/customers/A.CSV");
    assertThat(listing.strangers())
        .containsExactlyInAnyOrder(
            "import/order", "import/orders/a.csv.part", "import/customers/gone.csv");
  }

  private void write(String name, String text, Instant changed) throws IOException {
    Path file = data.resolve("import").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(changed));
  }
}
