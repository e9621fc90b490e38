package io.salespulse.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLockTest {

  /** Another process, which tells by its exit code whether it got the lock. */
  static final class Rival {

    public static void main(String[] arguments) throws IOException {
      System.exit(ProcessLock.tryAcquire(Path.of(arguments[0])).isPresent() ? 0 : 1);
    }
  }

  @TempDir Path directory;

  @Test
  void oneHolderHasItUntilItIsClosed() throws Exception {
    Path file = directory.resolve("lock");
    ProcessLock held = ProcessLock.tryAcquire(file).orElseThrow();

    assertThat(ProcessLock.tryAcquire(file)).isEmpty();
    assertThat(anotherProcessGets(file)).isFalse();

    held.close();
    assertThat(anotherProcessGets(file)).isTrue();
    assertThat(ProcessLock.tryAcquire(file).map(ProcessLockTest::close)).isPresent();
  }

  @Test
  void whoIsRefusedInTheSameProcessTakesItFromNobody() throws Exception {
    Path file = directory.resolve("lock");
    Path otherName = Files.createSymbolicLink(directory.resolve("link"), directory).resolve("lock");
    ProcessLock held = ProcessLock.tryAcquire(file).orElseThrow();

    Optional<ProcessLock> refused = ProcessLock.tryAcquire(otherName);

    assertThat(refused).isEmpty();
    assertThat(anotherProcessGets(file)).isFalse();
    held.close();
  }

  /** As Quarkus' tests load classes: once for the tests, once for the service under test. */
  @Test
  void whatAnotherClassLoaderHoldsStaysHeld() throws Exception {
    Path file = directory.resolve("lock");
    try (FileChannel other =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = other.lock()) {
      assertThat(ProcessLock.tryAcquire(file)).isEmpty();
      assertThat(held.isValid()).isTrue();
      assertThat(anotherProcessGets(file)).isFalse();
    }
  }

  @Test
  void closingItAgainTakesItFromNobody() throws Exception {
    Path file = directory.resolve("lock");
    ProcessLock first = ProcessLock.tryAcquire(file).orElseThrow();
    first.close();
    ProcessLock second = ProcessLock.tryAcquire(file).orElseThrow();

    first.close();

    assertThat(anotherProcessGets(file)).isFalse();
    second.close();
  }

  private static ProcessLock close(ProcessLock lock) {
    try {
      lock.close();
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
    return lock;
  }

  private static boolean anotherProcessGets(Path file) throws Exception {
    Process rival =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Rival.class.getName(),
                file.toString())
            .inheritIO()
            .start();
    return rival.waitFor() == 0;
  }
}
