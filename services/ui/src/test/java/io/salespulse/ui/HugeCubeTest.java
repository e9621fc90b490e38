package io.salespulse.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HugeCubeTest {

  @TempDir Path dataDir;

  @Test
  void aCubeOfHalfAMillionRowsIsReadBesideTheOldOneInTheHeapOfDocker() throws Exception {
    HugeCube.publish(dataDir, "first", HugeCube.ROWS);
    HugeCube.publish(dataDir, "second", HugeCube.ROWS);
    Path said = dataDir.resolve("said");

    Process process = inTheHeapOfDocker(said);

    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(said)
        .content()
        .contains("shows first", "shows second", "products 10000", "stores 500")
        .contains(
            "days "
                + Collections.nCopies(
                    50,
                    "Totals[orders=500, items=9500, gross=10095.00, refunds=500.00, amount=9595.00]"))
        .contains("store Totals[orders=1, items=19, gross=20.19, refunds=1.00, amount=19.19]")
        .contains(
            "category Totals[orders=50, items=50, gross=50.50, refunds=0.00, amount=50.50]19");
    assertThat(process.exitValue()).isZero();
  }

  /** As {@code UI_JAVA_OPTIONS} has it. */
  private Process inTheHeapOfDocker(Path said) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx96m",
            "-XX:+UseSerialGC",
            "-XX:NewRatio=4",
            "-XX:+ExitOnOutOfMemoryError",
            "-cp",
            System.getProperty("java.class.path"),
            HugeCube.class.getName(),
            dataDir.toString(),
            "first",
            "second")
        .redirectErrorStream(true)
        .redirectOutput(said.toFile())
        .start();
  }
}
