package io.salespulse.bench.etl;

import static java.util.stream.Collectors.joining;

import com.sun.net.httpserver.HttpServer;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Answers a flush as a sink that has one partition of each topic and holds nothing. */
final class SinkStub implements AutoCloseable {

  private static final byte[] NOTHING_HELD =
      Arrays.stream(Topic.values())
          .map(
              topic ->
                  "{\"topic\":\"%s\",\"partition\":0,\"partition_count\":1}"
                      .formatted(topic.topicName()))
          .collect(joining(",", "{\"segments_published\":0,\"partitions\":[", "]}"))
          .getBytes(StandardCharsets.UTF_8);

  private final HttpServer server;

  SinkStub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/segments/flush",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, NOTHING_HELD.length);
          exchange.getResponseBody().write(NOTHING_HELD);
          exchange.close();
        });
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
