package io.salespulse.generator.shop.random;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lists of names in the resources under {@code shop/}: one entry a line, # begins a note. */
public final class WordList {

  private WordList() {}

  /** The lines of {@code shop/<name>.txt}, each split at commas, empty fields kept. */
  public static List<String[]> rows(String name) {
    String resource = "/shop/" + name + ".txt";
    try (InputStream stream = WordList.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("Resource " + resource + " is not in the application");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(",", -1))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
