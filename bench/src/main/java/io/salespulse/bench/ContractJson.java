package io.salespulse.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;

/** The contract's records as JSON, as all services write and read them. */
public final class ContractJson {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .findAndAddModules()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private ContractJson() {}

  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException notOfTheContract) {
      throw new IllegalArgumentException(notOfTheContract);
    }
  }

  public static <T> T read(String text, Class<T> type) throws IOException {
    return MAPPER.readValue(text, type);
  }

  /** Other services, as far as the measured one asks them: an answer for each path. */
  public static final class Server implements AutoCloseable {

    private final HttpServer server;

    /**
     * @param answers what is sent as JSON, or as it is where it is a text
     */
    public Server(Map<String, Supplier<?>> answers) throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      answers.forEach(
          (path, answer) ->
              server.createContext(
                  path,
                  exchange -> {
                    Object value = answer.get();
                    byte[] bytes =
                        value instanceof String text
                            ? text.getBytes(StandardCharsets.UTF_8)
                            : bytes(value);
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                  }));
      server.start();
    }

    public URI address() {
      return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
