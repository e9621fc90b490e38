package io.salespulse.ui.page;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Gives the page's script and style sheet addresses that change with their content, and every part
 * of the page a tag that changes with this release.
 */
@Singleton
class Assets {

  private static final List<String> OWN =
      List.of("app.css", "app.js", "charts.js", "controls.js", "morph.js", "theme.js");

  private final String version;

  /**
   * @param libraries names and versions of the libraries that the page loads
   */
  Assets(@ConfigProperty(name = "salespulse.ui.libraries") String libraries) {
    MessageDigest digest = sha256();
    digest.update(libraries.getBytes(StandardCharsets.UTF_8));
    for (String asset : OWN) {
      digest.update(bytes("META-INF/resources/" + asset));
    }
    this.version = shortened(digest);
  }

  /** The same for the same assets. */
  String version() {
    return version;
  }

  /** A strong entity tag, quotes included. */
  String etag(String content) {
    MessageDigest digest = sha256();
    digest.update(version.getBytes(StandardCharsets.UTF_8));
    digest.update(content.getBytes(StandardCharsets.UTF_8));
    return '"' + shortened(digest) + '"';
  }

  private static byte[] bytes(String resource) {
    ClassLoader loader =
        Optional.ofNullable(Thread.currentThread().getContextClassLoader())
            .orElseGet(Assets.class::getClassLoader);
    try (InputStream stream = loader.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("the build lacks " + resource);
      }
      return stream.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String shortened(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }
}
