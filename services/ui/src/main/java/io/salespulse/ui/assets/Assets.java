package io.salespulse.ui.assets;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** All files of the page, in memory, and the tags that change with this release. */
@Singleton
public class Assets {

  private static final List<String> OWN =
      List.of("app.css", "theme.js", "morph.js", "charts.js", "controls.js", "app.js", "icon.svg");

  private final Map<String, Asset> assets = new LinkedHashMap<>();
  private final Map<String, String> addresses;
  private final byte[] version;

  /**
   * @param htmx the library's script on the class path
   * @param echarts likewise
   */
  Assets(
      @ConfigProperty(name = "salespulse.ui.htmx") String htmx,
      @ConfigProperty(name = "salespulse.ui.echarts") String echarts) {
    OWN.forEach(name -> add(name, "assets/" + name));
    add("htmx.js", htmx);
    add("echarts.js", echarts);
    this.addresses =
        assets.values().stream().collect(Collectors.toUnmodifiableMap(Asset::name, Asset::address));
    this.version =
        assets.values().stream()
            .map(Asset::hash)
            .collect(Collectors.joining())
            .getBytes(StandardCharsets.UTF_8);
  }

  /** By the file's name; an address changes with the content. */
  public Map<String, String> addresses() {
    return addresses;
  }

  /** A strong entity tag, quotes included: parts of another release are others. */
  public String etag(String content) {
    return '"' + Hash.of(version, content.getBytes(StandardCharsets.UTF_8)) + '"';
  }

  Optional<Asset> named(String name) {
    return Optional.ofNullable(assets.get(name));
  }

  private void add(String name, String resource) {
    assets.put(name, Asset.of(name, bytes(resource)));
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
}
