package io.salespulse.bench.etl;

import io.salespulse.bench.Java;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A standalone cluster on this machine: a master, and workers with a core each. */
final class SparkCluster implements AutoCloseable {

  private static final String HOST = "127.0.0.1";

  /** What Spark needs of Java 17, as its own scripts say it. */
  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.lang.invoke",
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

  private final Path jar;
  private final Path directory;
  private final int port;
  private final List<Process> processes = new ArrayList<>();

  private SparkCluster(Path jar, Path directory, int port) {
    this.jar = jar;
    this.directory = directory;
    this.port = port;
  }

  /**
   * @param jar that has Spark in it
   * @param directory for logs and what executors write
   */
  static SparkCluster start(Path jar, Path directory, int workers)
      throws IOException, InterruptedException {
    SparkCluster cluster = new SparkCluster(jar, directory, Java.freePort());
    Path jars = Files.createDirectories(directory.resolve("jars"));
    Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
    cluster.start("master", "Master", "--host", HOST, "--port", String.valueOf(cluster.port));
    cluster.awaitMaster();
    for (int worker = 1; worker <= workers; worker++) {
      String work = directory.resolve("work-" + worker).toString();
      cluster.start(
          "worker-" + worker,
          "Worker",
          "--host",
          HOST,
          "--cores",
          "1",
          "--memory",
          "1g",
          "--work-dir",
          work,
          cluster.url());
    }
    return cluster;
  }

  private String url() {
    return "spark://%s:%d".formatted(HOST, port);
  }

  /** Settings of an etl-runner whose tasks are to run here. */
  Map<String, String> settings() {
    return Map.of("SPARK_MASTER", url(), "SPARK_LOCAL_IP", HOST);
  }

  private void start(String name, String main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(Java.executable(), "-Xmx192m"));
    OPENED.forEach(
        opened -> command.addAll(List.of("--add-opens", "java.base/" + opened + "=ALL-UNNAMED")));
    command.addAll(
        List.of(
            "-cp",
            jar.toString(),
            "org.apache.spark.deploy." + main.toLowerCase(Locale.ROOT) + "." + main));
    command.addAll(List.of("--webui-port", "0"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SPARK_LOCAL_IP", HOST);
    builder.environment().put("SPARK_HOME", directory.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.12");
    processes.add(builder.redirectOutput(directory.resolve(name + ".log").toFile()).start());
  }

  private void awaitMaster() throws IOException, InterruptedException {
    do {
      try {
        new Socket(InetAddress.getByName(HOST), port).close();
        return;
      } catch (ConnectException notYet) {
        // Asked again in a moment.
      }
    } while (!processes.get(0).waitFor(100, TimeUnit.MILLISECONDS));
    throw new IOException("Spark's master has ended, see " + directory);
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
