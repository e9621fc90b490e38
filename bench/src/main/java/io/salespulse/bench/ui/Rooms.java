package io.salespulse.bench.ui;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** The etl-runner, generator and sink as far as the dashboard asks them, at one address. */
final class Rooms implements AutoCloseable {

  private final HttpServer server;

  private Rooms(HttpServer server) {
    this.server = server;
  }

  static Rooms start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Map<String, String> answers =
        Map.of(
            "/etl/schedule",
            "{\"cron\":\"*/10 * * * *\",\"zone\":\"UTC\",\"next_fire_time\":\"%s\"}"
                .formatted(Instant.now().plusSeconds(600)),
            "/etl/runs/current",
            "{\"running\":null}",
            "/etl/runs",
            "[]",
            "/generator/stats",
            "{\"topics\":{},\"orders_per_second\":0.5,\"backfill\":\"DONE\"}",
            "/q/metrics",
            "");
    answers.forEach(
        (path, answer) ->
            server.createContext(
                path,
                exchange -> {
                  byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
                  exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
                  exchange.getResponseBody().write(bytes);
                  exchange.close();
                }));
    server.start();
    return new Rooms(server);
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
