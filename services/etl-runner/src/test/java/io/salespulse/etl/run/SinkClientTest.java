package io.salespulse.etl.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SinkClientTest {

  private static final String ALL = partition("orders", 0);

  private final List<HttpServer> sinks = new ArrayList<>();

  @AfterEach
  void stop() {
    sinks.forEach(sink -> sink.stop(0));
  }

  @Test
  void sinksThatHaveWrittenAllLeaveNothingToSay() throws IOException {
    assertThat(flush(sink(ALL), sink(ALL))).isEmpty();
  }

  @Test
  void whatKafkaStillHasIsSummedOverSinksAndPartitions() throws IOException {
    List<String> lacks =
        flush(
            sink(partition("orders", 1_000_000), partition("order_items", 234_000)),
            sink(partition("orders", 567)));

    assertThat(lacks)
        .containsExactly(
            "1,234,567 records were in Kafka and not yet in the raw files: this run does without");
  }

  @Test
  void aSinkThatRefusesIsQuotedAndTheOthersStillCount() throws IOException {
    URI refusing = answering(503, "{\"error\":\"Kafka at k:9092 has not answered for 9 s.\"}");

    assertThat(flush(refusing, sink(partition("orders", 1))))
        .containsExactly(
            "the sink at %s did not publish all that Kafka has".formatted(refusing)
                + " (Kafka at k:9092 has not answered for 9 s): this run uses what is there",
            "1 record was in Kafka and not yet in the raw files: this run does without");
  }

  @Test
  void anAnswerThatIsNoneOfASinkIsToldByItsStatus() throws IOException {
    assertThat(flush(answering(502, "<html>Bad gateway</html>")))
        .singleElement()
        .asString()
        .contains("(HTTP status 502)");
  }

  private static List<String> flush(URI... sinks) {
    return new SinkClient(List.of(sinks), PipelineFixture.JSON).flush();
  }

  private static String partition(String topic, long lag) {
    return "{\"topic\":\"%s\",\"partition\":0,\"next_offset\":7,\"lag\":%d}".formatted(topic, lag);
  }

  private URI sink(String... partitions) throws IOException {
    return answering(
        200, "{\"segments_published\":0,\"partitions\":%s}".formatted(Arrays.toString(partitions)));
  }

  private URI answering(int status, String body) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    sinks.add(server);
    server.createContext(
        "/segments/flush",
        call -> {
          byte[] answer = body.getBytes(StandardCharsets.UTF_8);
          call.sendResponseHeaders(status, answer.length);
          try (var out = call.getResponseBody()) {
            out.write(answer);
          }
        });
    server.start();
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }
}
