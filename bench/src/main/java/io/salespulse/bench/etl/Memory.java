package io.salespulse.bench.etl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process has used at most until now, in MiB.
 *
 * @param heap used before a collection, garbage included; 0 before the first collection
 * @param live heap used after a collection
 * @param resident memory of the process, as the kernel counts it
 */
record Memory(long heap, long live, long resident) {

  private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\(\\d+M\\)");
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  /**
   * @param gcLog of {@code -Xlog:gc}
   */
  static Memory of(Process process, Path gcLog) throws IOException {
    long heap = 0;
    long live = 0;
    Matcher collections = COLLECTION.matcher(Files.readString(gcLog));
    while (collections.find()) {
      heap = Math.max(heap, Long.parseLong(collections.group(1)));
      live = Math.max(live, Long.parseLong(collections.group(2)));
    }
    return new Memory(heap, live, resident(process.pid()));
  }

  /** Peak of a running process; 0 where there is no such file, as on other systems than Linux. */
  static long resident(long pid) throws IOException {
    Path status = Path.of("/proc", String.valueOf(pid), "status");
    if (!Files.exists(status)) {
      return 0;
    }
    Matcher peak = PEAK.matcher(Files.readString(status));
    return peak.find() ? Long.parseLong(peak.group(1)) / 1024 : 0;
  }

  String text() {
    return "peak heap %d MiB (%d MiB after a collection), peak resident %d MiB"
        .formatted(heap, live, resident);
  }
}
