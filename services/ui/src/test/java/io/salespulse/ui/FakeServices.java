package io.salespulse.ui;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The other services as the dashboard sees them, and a data directory of its own. */
public final class FakeServices implements QuarkusTestResourceLifecycleManager {

  /** What each path answers with 200; a path without an entry answers 503. */
  private static final Map<String, String> ANSWERS =
      new ConcurrentHashMap<>(
          Map.of("/q/health/ready", "{\"status\":\"UP\",\"checks\":[]}", "/etl/runs", "[]"));

  /** Where the answers of the second of two sinks begin. */
  static final String SECOND_SINK = "/second";

  static final AtomicInteger RUNS = new AtomicInteger();
  private static volatile String runAnswer = "";
  private static volatile int runStatus = 200;
  private static volatile CountDownLatch runMayEnd = new CountDownLatch(0);
  private static volatile Path dataDir;

  private HttpServer server;
  private boolean isWithTwoSinks;

  @Override
  public void init(Map<String, String> arguments) {
    isWithTwoSinks = arguments.containsKey(SECOND_SINK);
  }

  static Path dataDir() {
    return dataDir;
  }

  static void answer(String path, String json) {
    ANSWERS.put(path, json);
  }

  static void silence(String path) {
    ANSWERS.remove(path);
  }

  /** The answer of the next runs, which end when the latch says so. */
  static CountDownLatch nextRun(int status, String json) {
    runStatus = status;
    runAnswer = json;
    runMayEnd = new CountDownLatch(1);
    return runMayEnd;
  }

  @Override
  public Map<String, String> start() {
    try {
      dataDir = Files.createTempDirectory("salespulse-ui");
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::handle);
    server.createContext("/etl/run", this::run);
    // The longest matching prefix wins: the history's paths are not runs.
    server.createContext("/etl/runs", this::handle);
    server.start();
    String url = "http://localhost:" + server.getAddress().getPort();
    return Map.of(
        "sales.data-dir",
        dataDir.toString(),
        "etl.url",
        url,
        "generator.url",
        isWithTwoSinks ? "" : url,
        "sink.url",
        isWithTwoSinks ? "%s,%s%s".formatted(url, url, SECOND_SINK) : url);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String answer = ANSWERS.get(exchange.getRequestURI().getPath());
    send(exchange, answer == null ? 503 : 200, answer == null ? "" : answer);
  }

  private void run(HttpExchange exchange) throws IOException {
    RUNS.incrementAndGet();
    try {
      runMayEnd.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    send(exchange, runStatus, runAnswer);
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void stop() {
    server.stop(0);
  }
}
