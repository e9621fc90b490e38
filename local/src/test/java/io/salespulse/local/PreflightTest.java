package io.salespulse.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Topic;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

  @TempDir Path directory;

  @Test
  void aTakenPortIsNamedWithTheSettingThatMovesIt() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Map<LocalService, Integer> ports = new EnumMap<>(LocalService.class);
      ports.put(LocalService.GENERATOR, taken.getLocalPort());
      LocalSettings settings =
          new LocalSettings(directory, new DataLayout(directory), Optional.empty(), ports);

      assertThatThrownBy(() -> Preflight.checkPorts(settings))
          .isInstanceOf(LaunchException.class)
          .hasMessage(
              "Port %d, where generator listens, is taken: stop what uses it, or set"
                  + " GENERATOR_PORT to a free port.",
              taken.getLocalPort());
    }
  }

  @Test
  void theDemoStaysOutOfAKafkaThatIsThereAlready() throws Exception {
    LocalSettings own =
        LocalSettings.of(directory, Map.of("KAFKA_BOOTSTRAP_SERVERS", "kafka.example.com:9093"));

    assertThatThrownBy(() -> Preflight.checkDemo(own))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("add --no-demo to read what is at kafka.example.com:9093");
    assertThatCode(() -> Preflight.checkDemo(own.withoutGenerator())).doesNotThrowAnyException();
    assertThatCode(() -> Preflight.checkDemo(LocalSettings.of(directory, Map.of())))
        .doesNotThrowAnyException();
  }

  @Test
  void whatTheDemoMadeUpIsToldBeforeAShopIsAddedToIt() throws Exception {
    DataLayout data = new DataLayout(directory);

    assertThat(Preflight.leftByTheDemo(data)).isEmpty();
    Files.createDirectory(data.generator());
    assertThat(Preflight.leftByTheDemo(data))
        .contains(directory + " holds what the demo made up: --fresh forgets it.");
  }

  @Test
  void aFullDiskIsToldWithWhatIsNeeded() {
    assertThatThrownBy(() -> Preflight.checkSpace(directory, 300L << 20))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("Only 300 MiB are free in " + directory);
  }

  @Test
  void aDataDirectoryThatIsAFileIsToldWithWhatToDo() throws Exception {
    Path file = Files.createFile(directory.resolve("data"));

    assertThatThrownBy(() -> Preflight.takeDataDirectory(new DataLayout(file)))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("SALES_DATA_DIR");
  }

  @Test
  void aDataDirectoryStaysTakenThroughAGarbageCollection() throws Exception {
    DataLayout data = new DataLayout(directory);
    Preflight.takeDataDirectory(data);

    collectGarbage();

    assertThatThrownBy(() -> Preflight.takeDataDirectory(data))
        .isInstanceOf(LaunchException.class)
        .hasMessage(
            "Another ./run uses %s: stop it, or set SALES_DATA_DIR to another directory.",
            directory);
  }

  private static void collectGarbage() {
    WeakReference<Object> garbage = new WeakReference<>(new Object());
    while (!garbage.refersTo(null)) {
      System.gc();
    }
  }

  @Test
  void freshForgetsWhatTheStackWroteAndNothingElse() throws Exception {
    DataLayout data = new DataLayout(directory);
    Path segment = data.raw(Topic.ORDERS, LocalDate.EPOCH).resolve("orders.csv");
    Files.createDirectories(segment.getParent());
    Files.createFile(segment);
    Path set = Files.createDirectories(data.kpiSets().resolve("1"));
    Files.createSymbolicLink(data.kpi(), set);
    Path other = Files.createFile(directory.resolve("notes.txt"));

    Preflight.forget(data);

    assertThat(directory).isDirectoryNotContaining(path -> !path.equals(other));
    assertThat(other).exists();
  }
}
