package io.salespulse.etl.run;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * A standalone cluster as Spark's scripts start it: a master and workers in processes of their own,
 * which start the executors. Their jars are Spark's and what Spark needs, none of this project.
 */
final class SparkCluster implements AutoCloseable {

  /** Processes bind to this, and find each other there. */
  static final Map<String, String> NETWORK = Map.of("SPARK_LOCAL_IP", "127.0.0.1");

  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Path home;
  private final int port = EtlProcess.freePort();
  private final int webPort = EtlProcess.freePort();
  private final List<Process> processes = new ArrayList<>();

  private SparkCluster(Path home) throws IOException {
    this.home = home;
  }

  /** Starts a master and workers with a core each, and waits until they know each other. */
  static SparkCluster start(Path home, int workers) throws IOException {
    SparkCluster cluster = new SparkCluster(home);
    try {
      cluster.linkJars();
      cluster.startMaster();
      for (int worker = 1; worker <= workers; worker++) {
        cluster.startWorker(worker);
      }
      await().atMost(LONGEST).until(() -> cluster.aliveWorkers() == workers);
      return cluster;
    } catch (IOException | RuntimeException | Error failure) {
      cluster.close();
      throw failure;
    }
  }

  String url() {
    return "spark://127.0.0.1:" + port;
  }

  /** The directories of the executors that a worker has started. */
  List<Path> executors(int worker) throws IOException {
    try (Stream<Path> applications = Files.walk(work(worker), 2)) {
      return applications
          .filter(path -> path.getNameCount() == work(worker).getNameCount() + 2)
          .toList();
    }
  }

  private Path work(int worker) {
    return home.resolve("work-" + worker);
  }

  private void linkJars() throws IOException {
    Path jars = Files.createDirectories(home.resolve("jars"));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path jar = Path.of(entry);
      boolean isOurs = entry.contains("salespulse") || !entry.endsWith(".jar");
      // Iceberg is not there either; and services of Quarkus' own would be started with Spark's.
      if (!isOurs && !jar.getFileName().toString().matches("(quarkus|iceberg)-.*")) {
        Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
      }
    }
  }

  private void startMaster() throws IOException {
    start(
        "master",
        "org.apache.spark.deploy.master.Master",
        "--host",
        "127.0.0.1",
        "--port",
        String.valueOf(port),
        "--webui-port",
        String.valueOf(webPort));
  }

  private void startWorker(int worker) throws IOException {
    start(
        "worker-" + worker,
        "org.apache.spark.deploy.worker.Worker",
        "--host",
        "127.0.0.1",
        "--webui-port",
        "0",
        "--cores",
        "1",
        "--memory",
        "512m",
        "--work-dir",
        work(worker).toString(),
        url());
  }

  private void start(String name, String... mainAndArguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().trim().split("\\s+")));
    command.addAll(List.of("-Xmx192m", "-XX:TieredStopAtLevel=1", "-cp", home + "/jars/*"));
    command.addAll(Arrays.asList(mainAndArguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(NETWORK);
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.12");
    processes.add(
        builder
            .redirectErrorStream(true)
            .redirectOutput(home.resolve(name + ".log").toFile())
            .start());
  }

  private long aliveWorkers() throws IOException, InterruptedException {
    for (Process process : processes) {
      if (!process.isAlive()) {
        throw new IllegalStateException("a process of the cluster has ended, see " + home);
      }
    }
    try {
      String state =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + webPort + "/json/"))
                      .build(),
                  HttpResponse.BodyHandlers.ofString())
              .body();
      return PipelineFixture.parsed(state, JsonNode.class).path("aliveworkers").asLong();
    } catch (ConnectException notYet) {
      return 0;
    }
  }

  @Override
  public void close() {
    List<ProcessHandle> all = new ArrayList<>();
    for (Process process : processes) {
      process.descendants().forEach(all::add);
      all.add(process.toHandle());
    }
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
  }
}
