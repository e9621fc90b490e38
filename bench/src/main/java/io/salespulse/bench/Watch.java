package io.salespulse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Waits for what a process does, and tells the memory and the processor time that it takes. */
public final class Watch {

  /** Seldom enough to take nothing from what is measured. */
  private static final long LOOK_NANOS = 50_000_000;

  private static final long PAUSE_NANOS = 200_000_000;

  /** What is waited for. */
  public interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  /** What is done meanwhile. */
  public interface Look {
    void take() throws IOException, InterruptedException;
  }

  private Watch() {}

  /**
   * Waits for a condition.
   *
   * @return {@link System#nanoTime()} when it was first seen to hold
   * @throws IOException where it does not hold in time
   */
  public static long until(String what, Duration atMost, Condition condition)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > deadline) {
        throw new IOException("Not within " + atMost + ": " + what);
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return System.nanoTime();
  }

  /** Looks again and again for so long, five times a second. */
  public static void during(Duration time, Look look) throws IOException, InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      look.take();
      LockSupport.parkNanos(Math.min(PAUSE_NANOS, Math.max(1, end - System.nanoTime())));
    }
  }

  /** Resident memory now, MiB, as Linux counts it. */
  public static long residentMebibytes(long pid) throws IOException {
    return status(pid, "VmRSS:");
  }

  /** The peak of resident memory since the process began, MiB. */
  public static long peakMebibytes(long pid) throws IOException {
    return status(pid, "VmHWM:");
  }

  /** Processor time of all threads since the process began. */
  public static double processorSeconds(long pid) {
    return ProcessHandle.of(pid)
            .flatMap(process -> process.info().totalCpuDuration())
            .orElse(Duration.ZERO)
            .toMillis()
        / 1e3;
  }

  /** What a JVM's heap holds that is still needed, MiB: a class histogram collects first. */
  public static double liveHeapMebibytes(long pid) throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process histogram =
        new ProcessBuilder(jcmd, String.valueOf(pid), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    List<String> lines = histogram.inputReader().lines().toList();
    histogram.waitFor();
    String total = lines.get(lines.size() - 1).trim();
    if (!total.startsWith("Total")) {
      throw new IOException("jcmd does not tell the heap: " + total);
    }
    return Long.parseLong(total.split("\\s+")[2]) / 1024.0 / 1024.0;
  }

  private static long status(long pid, String field) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
              .filter(line -> line.startsWith(field))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElse(0)
          / 1024;
    }
  }
}
