package io.salespulse.sink;

import static io.salespulse.sink.ProducedRecords.patiently;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.salespulse.contract.DataLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The packaged sink on a machine whose clock is set and whose permissions are taken away. */
@ExtendWith(SharedBroker.class)
class HostileMachineIT {

  @TempDir Path directory;

  private Path data;
  private SharedBroker.Handle broker;
  @AutoClose private ProducedRecords records;

  @BeforeEach
  void begin(SharedBroker.Handle shared) throws Exception {
    data = directory.resolve("data");
    broker = shared;
    broker.beginAtEnd(data);
    records = new ProducedRecords(broker, 1);
  }

  /** Under the library a JVM takes most of a minute to start, so this is not for every build. */
  @Test
  @EnabledIfSystemProperty(named = "fire.clock", matches = "true")
  void aClockThatIsSetByHoursHoldsNothingUp() throws Exception {
    assumeThat(PretendedClock.isPossible()).as("libfaketime is installed").isTrue();
    PretendedClock clock = new PretendedClock(directory.resolve("clock"));
    Map<String, String> settings = new HashMap<>(clock.environment());
    settings.put("SINK_ROLL_INTERVAL", "1s");
    try (SinkProcess sink = start(List.of(), settings)) {
      for (String offset : List.of("+0", "-5h", "+9h", "+0")) {
        clock.set(offset);
        records.produce(300);
        awaitPublishedByAge();
      }
      assertThat(sink.readiness()).doesNotContain("DOWN");
    }
    records.assertPublishedIsProduced(data);
  }

  @Test
  void anAddressOfKafkaThatIsNoneEndsTheStartWithOneLine() throws Exception {
    try (SinkProcess sink = SinkProcess.start(data, "kafka without a port", Map.of())) {
      assertThat(sink.exitCode()).isEqualTo(1);
    }
    assertThat(Files.readAllLines(directory.resolve("sink.log")))
        .singleElement()
        .asString()
        .startsWith("ERROR The sink did not start: ")
        .contains("kafka without a port", "Check KAFKA_BOOTSTRAP_SERVERS");
  }

  @Test
  void aDirectoryThatMayNotBeWrittenIsWaitedOut() throws Exception {
    try (SinkProcess sink = start(withoutPrivileges(), Map.of())) {
      records.produce(500);
      records.assertEverythingPublished(sink, data);
      Path raw = new DataLayout(data).raw(ProducedRecords.TOPIC);
      permit(raw, "r-xr-xr-x");
      records.produce(500);
      patiently().until(() -> sink.flush() != null && sink.flush().statusCode() == 503);
      assertThat(sink.readiness())
          .contains("DOWN")
          .contains("permission denied")
          .contains(raw.toString());
      int publishedBefore = PublishedRows.read(data).rows().size();
      records.produce(500);
      assertThat(PublishedRows.read(data).rows()).hasSize(publishedBefore);

      permit(raw, "rwxr-xr-x");

      records.assertEverythingPublished(sink, data);
      patiently().until(() -> !sink.readiness().contains("DOWN"));
    }
  }

  private void awaitPublishedByAge() {
    patiently().until(() -> PublishedRows.read(data).rows().size() == records.count());
  }

  /** An administrator may write everywhere, unless that capability is taken away. */
  private static List<String> withoutPrivileges() {
    return "root".equals(System.getProperty("user.name"))
        ? List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search")
        : List.of();
  }

  private static void permit(Path root, String permissions) throws IOException {
    try (Stream<Path> found = Files.walk(root)) {
      for (Path entry : found.filter(Files::isDirectory).toList()) {
        Files.setPosixFilePermissions(entry, PosixFilePermissions.fromString(permissions));
      }
    }
  }

  private SinkProcess start(List<String> launcher, Map<String, String> settings)
      throws IOException {
    return SinkProcess.start(
        launcher,
        SinkProcess.MODULE,
        data,
        directory.resolve("sink.log"),
        broker.bootstrapServers(),
        settings);
  }
}
