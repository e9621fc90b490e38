package io.salespulse.bench.etl;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Answers a flush as a sink that holds nothing. */
final class SinkStub implements AutoCloseable {

  private static final byte[] NOTHING_HELD =
      "{\"segments_published\":0,\"partitions\":[]}".getBytes(StandardCharsets.UTF_8);

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
