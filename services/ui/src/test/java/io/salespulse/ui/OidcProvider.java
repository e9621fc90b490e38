package io.salespulse.ui;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * An OpenID provider as small as the standard allows: it asks nobody for a password, hands out a
 * code for each authorisation, and for each code one signed token.
 */
final class OidcProvider {

  static final String CLIENT = "salespulse";
  static final String SECRET = "a-secret-of-more-than-thirty-two-characters";

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final HttpServer server;
  private final KeyPair published = keys();
  private final KeyPair unknown = keys();

  /** Nonces by code; a code is good once. */
  private final Map<String, String> codes = new ConcurrentHashMap<>();

  private volatile boolean forging;

  private OidcProvider(HttpServer server) {
    this.server = server;
  }

  /** Lives as long as the tests' JVM, as the application asks it whenever it likes. */
  static OidcProvider start() {
    try {
      OidcProvider provider =
          new OidcProvider(
              HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
      provider.server.createContext("/", provider::metadata);
      provider.server.createContext("/jwks", provider::keySet);
      provider.server.createContext("/authorize", provider::authorize);
      provider.server.createContext("/token", provider::token);
      provider.server.start();
      return provider;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** From now on tokens are signed with a key that is not the provider's. */
  void forge(boolean newForging) {
    forging = newForging;
  }

  private void metadata(HttpExchange exchange) throws IOException {
    json(
        exchange,
        200,
        """
        {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
         "jwks_uri":"%1$s/jwks"}"""
            .formatted(url()));
  }

  private void keySet(HttpExchange exchange) throws IOException {
    RSAPublicKey key = (RSAPublicKey) published.getPublic();
    json(
        exchange,
        200,
        """
        {"keys":[{"kty":"RSA","kid":"k","use":"sig","alg":"RS256","n":"%s","e":"%s"}]}"""
            .formatted(number(key.getModulus()), number(key.getPublicExponent())));
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> asked = fields(exchange.getRequestURI().getRawQuery());
    String code = "code-" + codes.size();
    codes.put(code, asked.getOrDefault("nonce", ""));
    exchange
        .getResponseHeaders()
        .add(
            "Location",
            "%s?code=%s&state=%s".formatted(asked.get("redirect_uri"), code, asked.get("state")));
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> asked =
        fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    String client =
        Base64.getEncoder()
            .encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
    String nonce = codes.remove(asked.getOrDefault("code", ""));
    if (nonce == null
        || !("Basic " + client).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      json(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    String token = signed(nonce);
    json(
        exchange,
        200,
        """
        {"access_token":"%1$s","id_token":"%1$s","token_type":"Bearer","expires_in":300}"""
            .formatted(token));
  }

  private String signed(String nonce) {
    long now = Instant.now().getEpochSecond();
    String claims =
        """
        {"iss":"%s","sub":"ada","preferred_username":"ada","aud":"%s","iat":%d,"exp":%d%s}"""
            .formatted(
                url(),
                CLIENT,
                now,
                now + 300,
                nonce.isEmpty() ? "" : ",\"nonce\":\"" + nonce + '"');
    String content = encoded("{\"alg\":\"RS256\",\"kid\":\"k\"}") + '.' + encoded(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign((forging ? unknown : published).getPrivate());
      signature.update(content.getBytes(StandardCharsets.US_ASCII));
      return content + '.' + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }

  private static KeyPair keys() {
    try {
      return KeyPairGenerator.getInstance("RSA").generateKeyPair();
    } catch (GeneralSecurityException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }

  private static Map<String, String> fields(String form) {
    return Arrays.stream(form.split("&"))
        .map(field -> field.split("=", 2))
        .collect(
            Collectors.toMap(
                field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
  }

  private static String encoded(String text) {
    return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Without the zero byte that {@link BigInteger} may put in front as a sign. */
  private static String number(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return BASE64.encodeToString(
        bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
  }

  private static void json(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
