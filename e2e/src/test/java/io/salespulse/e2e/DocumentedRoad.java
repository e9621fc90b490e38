package io.salespulse.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.FlushReport.PartitionProgress;
import io.salespulse.testing.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The commands of a section of {@code docs/your-shop.md}, run in their order as they stand there.
 * What only looks like a checkout is a directory with links to this one, so that what the commands
 * write is not left in it. Ports and the broker's address are those of the test.
 */
final class DocumentedRoad implements AutoCloseable {

  private static final Path PAGE = StackUnderTest.CHECKOUT.resolve("docs/your-shop.md");
  private static final String STARTS_THE_STACK = "./run ";

  /** What {@code ./run} needs of a checkout. */
  private static final List<String> CHECKOUT =
      List.of("run", "local", "services", "contract", "service-support", "pom.xml");

  private static final Map<String, Integer> PORTS =
      Map.of("UI_PORT", 8080, "SINK_PORT", 8082, "ETL_PORT", 8083, "KAFKA_PORT", 9092);

  private final Path checkout;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Map<String, String> places = new LinkedHashMap<>();
  private final List<String> blocks;
  private final Path log;
  private Process stack;

  /**
   * @param section its heading on the page
   * @param home of the user, in which the checkout is made
   * @param broker where the page has an address of one
   */
  DocumentedRoad(String section, Path home, String broker) throws IOException {
    blocks = new ArrayList<>(blocks(section));
    checkout = Files.createDirectories(home.resolve("salespulse"));
    for (String name : CHECKOUT) {
      Files.createSymbolicLink(checkout.resolve(name), StackUnderTest.CHECKOUT.resolve(name));
    }
    log = Path.of("target", "road-" + section.replaceAll("\\W+", "-") + ".log").toAbsolutePath();
    Files.deleteIfExists(log);
    environment.put("HOME", home.toString());
    environment.put("KPI_AS_OF", "latest-event");
    // Runs are those of the page.
    environment.put("ETL_RUN_ON_START", "false");
    environment.put("ETL_CRON", "0 0 1 1 *");
    places.put("broker.example.com:9092", broker);
    PORTS.forEach(
        (setting, usual) -> {
          int port = FreePort.any();
          environment.put(setting, String.valueOf(port));
          places.put("localhost:" + usual, "localhost:" + port);
        });
  }

  /** Each section's blocks of commands, by its heading; sections without any are left out. */
  static Map<String, List<String>> blocks() throws IOException {
    Map<String, List<String>> blocks = new LinkedHashMap<>();
    String section = "";
    List<String> block = null;
    for (String line : Files.readAllLines(PAGE)) {
      if (block == null && line.startsWith("## ")) {
        section = line.substring(3);
      } else if (line.equals("```sh")) {
        block = new ArrayList<>();
      } else if (line.equals("```") && block != null) {
        blocks.computeIfAbsent(section, first -> new ArrayList<>()).add(String.join("\n", block));
        block = null;
      } else if (block != null) {
        block.add(line);
      }
    }
    return blocks;
  }

  private static List<String> blocks(String section) throws IOException {
    List<String> blocks = blocks().getOrDefault(section, List.of());
    assertThat(blocks).as("commands of " + section).anyMatch(DocumentedRoad::startsTheStack);
    return blocks;
  }

  private static boolean startsTheStack(String block) {
    return block.lines().anyMatch(line -> line.startsWith(STARTS_THE_STACK));
  }

  /** Runs the commands up to the one that starts the stack, and returns when it is there. */
  void start() throws IOException, InterruptedException {
    while (!startsTheStack(blocks.get(0))) {
      run(blocks.remove(0));
    }
    stack = shell(blocks.remove(0), ProcessBuilder.Redirect.appendTo(log.toFile()));
    String ready = "Dashboard: http://localhost:" + environment.get("UI_PORT");
    await("the address of the dashboard in " + log)
        .atMost(StackUnderTest.PATIENCE)
        .failFast("./run ended: see " + log, () -> !stack.isAlive())
        .until(() -> Files.readString(log).contains(ready));
  }

  /** Waits until the sink has published so many records. */
  void awaitRecords(long records) {
    Api api = new Api("", url("SINK_PORT"), url("ETL_PORT"));
    await("the sink to publish %d records, see %s".formatted(records, log))
        .atMost(StackUnderTest.PATIENCE)
        .ignoreExceptions()
        .until(
            () ->
                api.flush().partitions().stream().mapToLong(PartitionProgress::nextOffset).sum()
                    >= records);
  }

  /**
   * Runs the other commands.
   *
   * @return what they said
   */
  String finish() throws IOException, InterruptedException {
    StringBuilder said = new StringBuilder();
    while (!blocks.isEmpty()) {
      said.append(run(blocks.remove(0)));
    }
    return said.toString();
  }

  /** The published tables by file name, as they are on disk. */
  Map<String, String> tables() throws IOException {
    Map<String, String> tables = new LinkedHashMap<>();
    Path published = new DataLayout(checkout.resolve("data")).kpi().toRealPath();
    for (Path file : StackUnderTest.filesBelow(published)) {
      if (file.toString().endsWith(".csv")) {
        tables.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return tables;
  }

  private String run(String block) throws IOException, InterruptedException {
    Process process = shell(block, ProcessBuilder.Redirect.PIPE);
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as("%s%n%s", block, said).isZero();
    return said;
  }

  private Process shell(String block, ProcessBuilder.Redirect output) throws IOException {
    String here = block;
    for (Map.Entry<String, String> place : places.entrySet()) {
      here = here.replace(place.getKey(), place.getValue());
    }
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", here)
            .directory(checkout.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output);
    builder.environment().remove("KAFKA_BOOTSTRAP_SERVERS");
    builder.environment().putAll(environment);
    return builder.start();
  }

  private String url(String port) {
    return "http://localhost:" + environment.get(port);
  }

  /** Stops the stack in order, ends whatever is left of it, and takes the links away. */
  @Override
  public void close() throws IOException {
    if (stack != null) {
      stop();
    }
    for (String name : CHECKOUT) {
      Files.delete(checkout.resolve(name));
    }
  }

  private void stop() {
    List<ProcessHandle> processes = new ArrayList<>(List.of(stack.toHandle()));
    stack.descendants().forEach(processes::add);
    processes.stream()
        .filter(process -> process.info().commandLine().orElse("").contains("local.Launcher"))
        .forEach(ProcessHandle::destroy);
    try {
      await("the end of the stack, see " + log)
          .atMost(StackUnderTest.PATIENCE)
          .until(() -> !stack.isAlive());
    } finally {
      processes.forEach(ProcessHandle::destroyForcibly);
    }
  }
}
