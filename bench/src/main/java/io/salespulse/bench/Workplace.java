package io.salespulse.bench;

import io.salespulse.local.BrokerProcess;
import io.salespulse.local.LocalService;
import io.salespulse.local.PackagedService;
import io.salespulse.testing.FreePort;
import io.salespulse.testing.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Utils;

/**
 * Where a benchmark works.
 *
 * @param home the checkout whose packaged services are measured
 * @param directory a temporary one, which is gone at the end
 */
public record Workplace(Path home, Path directory) {

  /** A new one, whose processes and files are gone when this process ends, also by a signal. */
  public static Workplace in(String home) throws IOException {
    Workplace workplace =
        new Workplace(Path.of(home), Files.createTempDirectory("salespulse-bench-"));
    Runtime.getRuntime().addShutdownHook(new Thread(workplace::cleanUp));
    return workplace;
  }

  /** A broker with one partition of each topic. */
  public BrokerProcess broker(String name) throws IOException {
    return broker(name, FreePort.any());
  }

  /** The same on a certain port, for one that is started again. */
  public BrokerProcess broker(String name, int port) throws IOException {
    return BrokerProcess.start(directory.resolve(name), port, 1);
  }

  /**
   * Starts a packaged service and does not wait.
   *
   * @param jvmOptions heap and collector
   * @param data its data directory
   * @param settings environment variables beside that one
   */
  public ServiceProcess start(
      LocalService service, List<String> jvmOptions, Path data, Map<String, String> settings)
      throws IOException {
    Map<String, String> all = new HashMap<>(settings);
    all.put("SALES_DATA_DIR", data.toString());
    return ServiceProcess.start(
        PackagedService.command(home.resolve("services").resolve(service.label()), jvmOptions),
        all,
        data.resolveSibling("%s-%s.log".formatted(data.getFileName(), service.label())));
  }

  /** The page of results of that name. */
  public Path results(String name) {
    return home.resolve("bench/results").resolve(name + ".md");
  }

  /** Removes a directory with all that is in it, where it is there. */
  public static void delete(Path directory) throws IOException {
    Utils.delete(directory.toFile());
  }

  private void cleanUp() {
    // They may not have got the signal.
    List<ProcessHandle> started = ProcessHandle.current().descendants().toList();
    started.forEach(ProcessHandle::destroyForcibly);
    started.forEach(process -> process.onExit().join());
    try {
      delete(directory);
    } catch (IOException left) {
      System.err.println(directory + " could not be removed: " + left.getMessage());
    }
  }
}
