package io.salespulse.testing;

import io.salespulse.local.PackagedService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A standalone cluster on this machine as Spark's scripts start it: a master and workers with a
 * core each in processes of their own, which start the executors.
 */
public final class SparkCluster implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** What Spark needs of Java 17, as its own scripts say it. */
  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.lang.invoke",
          "java.lang.reflect",
          "java.io",
          "java.net",
          "java.nio",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "sun.nio.ch",
          "sun.nio.cs",
          "sun.security.action",
          "sun.util.calendar");

  private final Path home;
  private final int port = FreePort.any();
  private final int webPort = FreePort.any();
  private final List<Process> processes = new ArrayList<>();

  private SparkCluster(Path home) {
    this.home = home;
  }

  /**
   * Starts a master and workers, and waits until they know each other.
   *
   * @param home for logs and what executors write
   * @param jars Spark's, and those that Spark needs
   * @param memory of a worker, as Spark writes it
   */
  public static SparkCluster start(Path home, List<Path> jars, int workers, String memory)
      throws IOException, InterruptedException {
    SparkCluster cluster = new SparkCluster(home);
    try {
      Path linked = Files.createDirectories(home.resolve("jars"));
      for (Path jar : jars) {
        Files.createSymbolicLink(linked.resolve(jar.getFileName()), jar.toAbsolutePath());
      }
      String web = String.valueOf(cluster.webPort);
      String port = String.valueOf(cluster.port);
      cluster.start("master", "master.Master", "--webui-port", web, "--port", port);
      for (int worker = 1; worker <= workers; worker++) {
        cluster.start(
            "worker-" + worker,
            "worker.Worker",
            "--webui-port",
            "0",
            "--cores",
            "1",
            "--memory",
            memory,
            "--work-dir",
            cluster.work(worker).toString(),
            cluster.url());
      }
      cluster.await(workers);
      return cluster;
    } catch (IOException | InterruptedException | RuntimeException failure) {
      cluster.close();
      throw failure;
    }
  }

  /** Settings of an etl-runner whose tasks are to run here. */
  public Map<String, String> settings() {
    return Map.of("SPARK_MASTER", url(), "SPARK_LOCAL_IP", HOST);
  }

  /** The directories of the executors that a worker has started. */
  public List<Path> executors(int worker) throws IOException {
    try (Stream<Path> applications = Files.walk(work(worker), 2)) {
      return applications
          .filter(path -> path.getNameCount() == work(worker).getNameCount() + 2)
          .toList();
    }
  }

  private String url() {
    return "spark://%s:%d".formatted(HOST, port);
  }

  private Path work(int worker) {
    return home.resolve("work-" + worker);
  }

  private void start(String name, String main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(PackagedService.java()));
    OPENED.forEach(opened -> command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED"));
    command.addAll(List.of("-Xmx192m", "-XX:TieredStopAtLevel=1", "-cp", home + "/jars/*"));
    command.addAll(List.of("org.apache.spark.deploy." + main, "--host", HOST));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SPARK_LOCAL_IP", HOST);
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.12");
    processes.add(
        builder
            .redirectErrorStream(true)
            .redirectOutput(home.resolve(name + ".log").toFile())
            .start());
  }

  private void await(int workers) throws IOException, InterruptedException {
    HttpRequest state =
        HttpRequest.newBuilder(URI.create("http://%s:%d/json/".formatted(HOST, webPort))).build();
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (System.nanoTime() < deadline && processes.stream().allMatch(Process::isAlive)) {
      try {
        String answer =
            HttpClient.newHttpClient().send(state, HttpResponse.BodyHandlers.ofString()).body();
        if (answer.replace(" ", "").contains("\"aliveworkers\":" + workers)) {
          return;
        }
      } catch (IOException notYet) {
        // Asked again in a moment.
      }
      processes.get(0).waitFor(100, TimeUnit.MILLISECONDS);
    }
    throw new IOException("The cluster has not come together, see " + home);
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
