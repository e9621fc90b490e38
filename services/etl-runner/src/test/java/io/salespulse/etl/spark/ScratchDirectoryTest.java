package io.salespulse.etl.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchDirectoryTest {

  @TempDir Path shared;

  @Test
  void whatAKilledProcessLeftIsDeletedAndNothingElse() throws IOException {
    Path own = Files.writeString(ScratchDirectory.take(shared).resolve("rows"), "mine");
    Path left = Files.createDirectories(shared.resolve("process-killed/blockmgr/0a"));
    Files.writeString(left.resolve("shuffle.data"), "rows");
    Files.writeString(shared.resolve("process-killed/.lock"), "");
    Path foreign = Files.createDirectory(shared.resolve("somebody-elses"));

    Path next = ScratchDirectory.take(shared);

    assertThat(shared.resolve("process-killed")).doesNotExist();
    assertThat(own).hasContent("mine");
    assertThat(foreign).exists();
    assertThat(next).isDirectory().isNotEqualTo(own.getParent());
  }

  @Test
  void whatThisProcessTookStaysItsOwnForOthersHoweverOftenItTakesOne() throws Exception {
    Path first = ScratchDirectory.take(shared);
    ScratchDirectory.take(shared);

    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                shared.toString())
            .inheritIO()
            .start();

    assertThat(other.waitFor()).isZero();
    assertThat(first).isDirectory();
  }

  /** Takes a directory below the shared one, as another etl-runner does. */
  static final class OtherProcess {

    public static void main(String[] arguments) {
      ScratchDirectory.take(Path.of(arguments[0]));
    }
  }

  @Test
  void aDirectoryThatCannotBeMadeIsNamedWithItsSetting() throws IOException {
    Path file = Files.writeString(shared.resolve("file"), "");

    assertThatThrownBy(() -> ScratchDirectory.take(file))
        .hasRootCauseMessage(
            "%s, where Spark keeps rows between stages, cannot be written (%s): mend it, or set ETL_SCRATCH_DIR to another directory"
                .formatted(file, "java.nio.file.FileAlreadyExistsException: " + file));
    assertThat(SparkSessions.obstacle(file, Long.MAX_VALUE))
        .get()
        .asString()
        .startsWith(file + ", where Spark");
  }

  @Test
  void aHeapThatSparkRefusesIsNamedWithItsSetting() {
    assertThat(SparkSessions.obstacle(shared, 300L << 20))
        .contains(
            "Spark wants a heap of 450 MiB at least and has 300: raise -Xmx in ETL_JAVA_OPTIONS");
    assertThat(SparkSessions.obstacle(shared, 451L << 20)).isEmpty();
  }
}
