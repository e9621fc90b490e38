package io.salespulse.ui;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A reverse proxy as houses have them: it speaks TLS, serves the dashboard below a path, and says
 * who calls and by which address in headers.
 */
final class TlsProxy implements AutoCloseable {

  private static final String PASSWORD = "only for tests";

  private final String path;
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = vertx.createHttpClient();
  private final HttpServer server;

  /**
   * @param path below which it serves, without a slash at its end
   */
  TlsProxy(URL dashboard, String path) {
    this.path = path;
    this.server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setSsl(true)
                    .setKeyCertOptions(
                        new PfxOptions().setPath(keys().toString()).setPassword(PASSWORD)))
            .requestHandler(call -> pass(call, dashboard))
            .listen(0, "localhost")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  /** With the path, and a slash at its end. */
  String address() {
    return "https://localhost:" + server.actualPort() + path + '/';
  }

  private void pass(HttpServerRequest call, URL dashboard) {
    if (!call.uri().startsWith(path + '/')) {
      call.response().setStatusCode(404).end("nothing but the dashboard is here");
      return;
    }
    call.pause();
    client
        .request(
            call.method(),
            dashboard.getPort(),
            dashboard.getHost(),
            call.uri().substring(path.length()))
        .compose(onward -> send(call, onward))
        .compose(answer -> back(answer, call))
        .onFailure(gone -> call.response().setStatusCode(502).end());
  }

  private static io.vertx.core.Future<HttpClientResponse> send(
      HttpServerRequest call, HttpClientRequest onward) {
    call.headers().forEach((name, value) -> onward.headers().add(name, value));
    onward.headers().remove("Host");
    onward
        .putHeader("X-Forwarded-Proto", "https")
        .putHeader("X-Forwarded-Host", call.authority().toString())
        .putHeader("X-Forwarded-For", call.remoteAddress().hostAddress());
    return onward.send(call);
  }

  private static io.vertx.core.Future<Void> back(
      HttpClientResponse answer, HttpServerRequest call) {
    call.response().setStatusCode(answer.statusCode()).headers().setAll(answer.headers());
    return answer.pipeTo(call.response());
  }

  private static Path keys() {
    try {
      Path keys = Files.createTempDirectory("tls-proxy").resolve("keys.p12");
      Process tool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  "proxy",
                  "-keyalg",
                  "EC",
                  "-dname",
                  "CN=localhost",
                  "-storetype",
                  "PKCS12",
                  "-keystore",
                  keys.toString(),
                  "-storepass",
                  PASSWORD)
              .redirectErrorStream(true)
              .start();
      String said = new String(tool.getInputStream().readAllBytes());
      if (tool.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
      return keys;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
