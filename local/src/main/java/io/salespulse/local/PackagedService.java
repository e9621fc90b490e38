package io.salespulse.local;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** What the build of a service made to run: a jar, or a native binary. */
public final class PackagedService {

  /** A JVM that goes on without some of its threads is neither dead nor well. */
  static final String EXIT_ON_OUT_OF_MEMORY = "-XX:+ExitOnOutOfMemoryError";

  private PackagedService() {}

  /**
   * The command line that runs a built service, which ends where it runs out of memory.
   *
   * @param module the directory of its Maven module
   * @param jvmOptions for {@code java}; of these a binary is given the heap's limit, the one it
   *     knows
   * @throws UncheckedIOException where the module is not built
   */
  public static List<String> command(Path module, List<String> jvmOptions) {
    Path target = module.resolve("target").toAbsolutePath();
    // Quarkus says there what it made.
    Path description = target.resolve("quarkus-artifact.properties");
    Properties artifact = new Properties();
    try (Reader reader = Files.newBufferedReader(description)) {
      artifact.load(reader);
    } catch (IOException notBuilt) {
      throw new UncheckedIOException(
          "%s cannot be read: build it with mvn package".formatted(description), notBuilt);
    }
    String path = target.resolve(artifact.getProperty("path")).toString();
    List<String> command = new ArrayList<>();
    if (artifact.getProperty("type").equals("native")) {
      command.addAll(List.of(path, EXIT_ON_OUT_OF_MEMORY));
      jvmOptions.stream().filter(option -> option.startsWith("-Xmx")).forEach(command::add);
    } else {
      command.addAll(List.of(java(), EXIT_ON_OUT_OF_MEMORY));
      command.addAll(jvmOptions);
      command.addAll(List.of("-jar", path));
    }
    return command;
  }

  /** The {@code java} that runs this process. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
