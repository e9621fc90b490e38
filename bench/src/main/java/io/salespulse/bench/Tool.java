package io.salespulse.bench;

import io.salespulse.local.PackagedService;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A peer or a limit: a program of this process' libraries in a JVM of its own. */
public final class Tool {

  private Tool() {}

  /** The program's process, its output to be read; what it has to say besides is dropped. */
  public static Process start(
      Path directory, List<String> jvmOptions, Class<?> program, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(PackagedService.java()));
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", classpath(), program.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectError(directory.resolve(program.getSimpleName() + ".log").toFile())
        .start();
  }

  /**
   * The lines that a program prints until it ends.
   *
   * @throws IOException where it fails, with those lines
   */
  public static List<String> lines(
      Path directory, List<String> jvmOptions, Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    Process process = start(directory, jvmOptions, program, arguments);
    List<String> lines = process.inputReader().lines().toList();
    if (process.waitFor() != 0) {
      throw new IOException(program.getSimpleName() + " failed: " + lines);
    }
    return lines;
  }

  /** Independent of the working directory. */
  private static String classpath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
