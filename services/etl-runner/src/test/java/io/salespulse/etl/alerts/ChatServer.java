package io.salespulse.etl.alerts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.salespulse.testing.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A chat that takes messages at one address, whose key nobody else should see. */
public final class ChatServer implements AutoCloseable {

  /** Nothing that is told of a webhook has this. */
  public static final String SECRET = "s3cret-key";

  private final int port = FreePort.any();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private HttpServer server;

  private ChatServer() {}

  public static ChatServer start() throws IOException {
    ChatServer chat = new ChatServer();
    chat.open();
    return chat;
  }

  /** The same address again, after {@link #close}. */
  public void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/hooks/" + SECRET, this::take);
    server.start();
  }

  public String address() {
    return "http://localhost:%d/hooks/%s".formatted(port, SECRET);
  }

  /** What is answered from now on. */
  public void answers(int other) {
    status = other;
  }

  /** The JSON of each call, whatever was answered. */
  public List<String> bodies() {
    return List.copyOf(bodies);
  }

  private void take(HttpExchange call) throws IOException {
    bodies.add(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    call.sendResponseHeaders(status, -1);
    call.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
