package io.salespulse.etl.run;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Sinks and generators that answer what a test says. */
final class Answers implements AutoCloseable {

  private final List<HttpServer> servers = new ArrayList<>();

  /** A sink with these partitions. */
  URI sink(String... partitions) throws IOException {
    return flushing(
        200, "{\"segments_published\":0,\"partitions\":%s}".formatted(Arrays.toString(partitions)));
  }

  URI flushing(int status, String body) throws IOException {
    return answering("/segments/flush", status, () -> body);
  }

  /** A generator with this backfill. */
  URI generator(Supplier<String> backfill) throws IOException {
    return answering("/generator/stats", 200, () -> stats(backfill.get()));
  }

  static String stats(String backfill) {
    return "{\"topics\":{},\"dirty_by_kind\":{},\"orders\":1,\"items\":1,\"sales\":1.00,"
        + "\"orders_per_second\":0.5,\"backfill\":\"%s\"}".formatted(backfill);
  }

  /**
   * @param body called for each answer
   */
  URI answering(String path, int status, Supplier<String> body) throws IOException {
    return answering(path, () -> status, body);
  }

  URI answering(String path, IntSupplier status, Supplier<String> body) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    servers.add(server);
    server.createContext(
        path,
        call -> {
          byte[] answer = body.get().getBytes(StandardCharsets.UTF_8);
          call.sendResponseHeaders(status.getAsInt(), answer.length);
          try (var out = call.getResponseBody()) {
            out.write(answer);
          }
        });
    server.start();
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** A partition of a topic that has as many as that, all published. */
  static String partition(String topic, int partition, int count) {
    return partition(topic, partition, count, 0, "false");
  }

  static String partition(
      String topic, int partition, int count, long lag, String openTransaction) {
    return ("{\"topic\":\"%s\",\"partition\":%d,\"partition_count\":%d,\"next_offset\":7,"
            + "\"lag\":%d,\"open_transaction\":%s}")
        .formatted(topic, partition, count, lag, openTransaction);
  }

  @Override
  public void close() {
    servers.forEach(server -> server.stop(0));
  }
}
