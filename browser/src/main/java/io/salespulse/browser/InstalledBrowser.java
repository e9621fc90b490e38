package io.salespulse.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where this machine has a Chromium, Chrome or Edge. {@code ./test} runs this file as it is, before
 * anything is built, so it knows no other class of this project.
 */
public final class InstalledBrowser {

  /** The program to use, or {@code none} for a machine whose browser is to be left alone. */
  private static final String SETTING = "TEST_BROWSER";

  private static final String NONE = "none";

  /** The usual names on the PATH, the freest first. */
  private static final List<String> NAMES =
      List.of(
          "chromium",
          "chromium-browser",
          "google-chrome",
          "google-chrome-stable",
          "chrome",
          "microsoft-edge",
          "microsoft-edge-stable");

  private static final List<Path> MAC_APPLICATIONS =
      Stream.of("Chromium", "Google Chrome", "Microsoft Edge")
          .map(name -> Path.of("/Applications/%s.app/Contents/MacOS/%s".formatted(name, name)))
          .toList();

  /** What the program is called in Playwright's downloads, on Linux and on a Mac. */
  private static final Set<String> DOWNLOADED =
      Set.of(
          "chrome",
          "headless_shell",
          "chrome-headless-shell",
          "Chromium",
          "Google Chrome for Testing");

  /** Playwright leaves it where a download is whole. */
  private static final String WHOLE = "INSTALLATION_COMPLETE";

  private static final int DEPTH = 6;

  private InstalledBrowser() {}

  /** Prints the program; ends with exit code 1 where there is none. */
  public static void main(String[] arguments) {
    try {
      find().ifPresentOrElse(System.out::println, () -> System.exit(1));
    } catch (IllegalArgumentException wrongSetting) {
      System.err.println(wrongSetting.getMessage());
      System.exit(1);
    }
  }

  /** The program, empty where there is none. */
  public static Optional<Path> find() {
    return find(System.getenv());
  }

  static Optional<Path> find(Map<String, String> environment) {
    String chosen = environment.getOrDefault(SETTING, "").strip();
    if (chosen.equals(NONE)) {
      return Optional.empty();
    }
    if (!chosen.isEmpty()) {
      Path program = Path.of(chosen);
      if (!isProgram(program)) {
        throw new IllegalArgumentException(
            "%s=%s is no program: name a Chromium, Chrome or Edge, or %s."
                .formatted(SETTING, chosen, NONE));
      }
      return Optional.of(program);
    }
    return Stream.of(onPath(environment), MAC_APPLICATIONS.stream(), downloads(environment))
        .flatMap(places -> places)
        .filter(InstalledBrowser::isProgram)
        .findFirst();
  }

  private static Stream<Path> onPath(Map<String, String> environment) {
    List<String> directories =
        Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
            .filter(directory -> !directory.isBlank())
            .toList();
    return NAMES.stream()
        .flatMap(name -> directories.stream().map(directory -> Path.of(directory, name)));
  }

  /** Playwright's own, the newest first. */
  private static Stream<Path> downloads(Map<String, String> environment) {
    Path cache = cache(environment);
    if (!Files.isDirectory(cache)) {
      return Stream.empty();
    }
    try (Stream<Path> versions = Files.list(cache)) {
      return versions
          .filter(version -> version.getFileName().toString().startsWith("chromium"))
          .filter(version -> Files.exists(version.resolve(WHOLE)))
          .sorted(Comparator.comparing(InstalledBrowser::number).reversed())
          .toList()
          .stream()
          .flatMap(InstalledBrowser::programs);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("%s cannot be read".formatted(cache), unreadable);
    }
  }

  private static Path cache(Map<String, String> environment) {
    String set = environment.getOrDefault("PLAYWRIGHT_BROWSERS_PATH", "");
    if (!set.isBlank()) {
      return Path.of(set);
    }
    Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
    Path mac = home.resolve("Library/Caches");
    Path linux = Path.of(environment.getOrDefault("XDG_CACHE_HOME", home.resolve(".cache") + ""));
    return (Files.isDirectory(mac) ? mac : linux).resolve("ms-playwright");
  }

  /** Of {@code chromium-1200} the number. */
  private static long number(Path version) {
    String digits = version.getFileName().toString().replaceAll("\\D", "");
    return digits.isEmpty() ? 0 : Long.parseLong(digits);
  }

  private static Stream<Path> programs(Path version) {
    try (Stream<Path> tree = Files.walk(version, DEPTH)) {
      return tree
          .filter(path -> DOWNLOADED.contains(path.getFileName().toString()))
          .toList()
          .stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("%s cannot be read".formatted(version), unreadable);
    }
  }

  private static boolean isProgram(Path path) {
    return Files.isRegularFile(path) && Files.isExecutable(path);
  }
}
