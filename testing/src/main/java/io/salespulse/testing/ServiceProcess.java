package io.salespulse.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A packaged service in a process of its own, on a free port. */
public final class ServiceProcess implements AutoCloseable {

  private static final Duration LONGEST_ANSWER = Duration.ofMinutes(30);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Process process;
  private final URI address;
  private final Path log;

  private ServiceProcess(Process process, URI address, Path log) {
    this.process = process;
    this.address = address;
    this.log = log;
  }

  /**
   * Starts it and does not wait.
   *
   * @param command as {@code PackagedService} tells it
   * @param settings environment variables beside those of this process
   * @param log what its output is appended to
   */
  public static ServiceProcess start(List<String> command, Map<String, String> settings, Path log)
      throws IOException {
    int port = FreePort.any();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(settings);
    builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
    return new ServiceProcess(builder.start(), URI.create("http://localhost:" + port), log);
  }

  public URI address() {
    return address;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** What it has said so far. */
  public String log() throws IOException {
    return Files.readString(log);
  }

  /**
   * Any answer to a request without a body.
   *
   * @throws IOException while nobody listens
   */
  public HttpResponse<String> send(String method, String path)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .timeout(LONGEST_ANSWER)
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /**
   * The body of the answer 200.
   *
   * @throws IOException for any other answer, with its body, and while nobody listens
   */
  public String call(String method, String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(method, path);
    if (answer.statusCode() != 200) {
      throw new IOException("%s %s: %s".formatted(method, path, answer.body()));
    }
    return answer.body();
  }

  /**
   * Waits until a path is answered with 200.
   *
   * @throws IOException with what the process said, where it ends or does not answer in time
   */
  public void awaitAnswer(String path, Duration atMost) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (System.nanoTime() < deadline && process.isAlive()) {
      try {
        call("GET", path);
        return;
      } catch (IOException notYet) {
        process.waitFor(20, TimeUnit.MILLISECONDS);
      }
    }
    throw new IOException("No answer to " + path + ": " + log());
  }

  /** Waits for a process that ends by itself. */
  public int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  /** Ends the process as an operator would; false where it takes longer than that. */
  public boolean terminate(Duration atMost) throws InterruptedException {
    process.destroy();
    return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Ends the process as a power cut would. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
