package io.salespulse.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagedServiceTest {

  private static final List<String> OPTIONS = List.of("-Xmx96m", "-XX:+UseSerialGC");

  @TempDir Path module;

  @Test
  void aJarIsRunByJava() throws IOException {
    built("jar", "quarkus-app/quarkus-run.jar");

    assertThat(PackagedService.command(module, OPTIONS))
        .containsExactly(
            PackagedService.java(),
            "-XX:+ExitOnOutOfMemoryError",
            "-Xmx96m",
            "-XX:+UseSerialGC",
            "-jar",
            module.resolve("target/quarkus-app/quarkus-run.jar").toString());
  }

  @Test
  void aBinaryIsRunByItselfWithinTheSameHeap() throws IOException {
    built("native", "sink-runner");

    assertThat(PackagedService.command(module, OPTIONS))
        .containsExactly(
            module.resolve("target/sink-runner").toString(),
            "-XX:+ExitOnOutOfMemoryError",
            "-Xmx96m");
  }

  @Test
  void aModuleThatIsNotBuiltIsNamed() {
    assertThatThrownBy(() -> PackagedService.command(module, OPTIONS))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(module.toString())
        .hasMessageContaining("mvn package");
  }

  private void built(String type, String path) throws IOException {
    Files.writeString(
        Files.createDirectory(module.resolve("target")).resolve("quarkus-artifact.properties"),
        "type=%s\npath=%s\n".formatted(type, path));
  }
}
