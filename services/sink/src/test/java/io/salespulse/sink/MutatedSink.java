package io.salespulse.sink;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Packages a copy of the sink in which a few words of its source are others. So a fault that the
 * tests have to notice needs no switch in the sink itself.
 */
final class MutatedSink {

  /**
   * @param source below {@code io/salespulse/sink}
   * @param words that stand in it once
   * @param instead what the mutated sink has in their place
   */
  record Edit(String source, String words, String instead) {}

  private static final String DESCRIPTION = "quarkus-artifact.properties";
  private static final String APPLICATION = "quarkus-app";
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Path PACKAGE = Path.of("io", "salespulse", "sink");

  private MutatedSink() {}

  /**
   * @param directory that does not exist yet
   * @return the directory, which is like the one of a built module
   */
  static Path make(Path directory, List<Edit> edits) throws IOException {
    Path built = SinkProcess.MODULE.resolve("target");
    Path target = Files.createDirectories(directory.resolve("target"));
    Files.copy(built.resolve(DESCRIPTION), target.resolve(DESCRIPTION));
    copy(built.resolve(APPLICATION), target.resolve(APPLICATION));
    Path sources = Files.createDirectories(directory.resolve("mutated"));
    for (Edit edit : edits) {
      mutate(sources, edit);
    }
    if (!edits.isEmpty()) {
      patch(
          target.resolve(APPLICATION),
          compile(sources, Files.createDirectories(directory.resolve("classes"))));
    }
    return directory;
  }

  private static void mutate(Path sources, Edit edit) throws IOException {
    Path relative = PACKAGE.resolve(edit.source());
    Path mutated = sources.resolve(relative);
    String text = Files.readString(Files.exists(mutated) ? mutated : SOURCES.resolve(relative));
    int at = text.indexOf(edit.words());
    if (at < 0 || text.indexOf(edit.words(), at + 1) >= 0) {
      throw new AssertionError(
          "%s has to say \"%s\" once: bring the mutation up to date."
              .formatted(relative, edit.words()));
    }
    Files.createDirectories(mutated.getParent());
    Files.writeString(mutated, text.replace(edit.words(), edit.instead()));
  }

  private static Path compile(Path sources, Path classes) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var messages = new StringWriter();
    try (var files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> mutated = Files.walk(sources)) {
      boolean compiled =
          compiler
              .getTask(
                  messages,
                  files,
                  null,
                  List.of(
                      "-proc:none",
                      "-parameters",
                      "-d",
                      classes.toString(),
                      "-cp",
                      System.getProperty("java.class.path")),
                  null,
                  files.getJavaFileObjectsFromPaths(mutated.filter(Files::isRegularFile).toList()))
              .call();
      if (!compiled) {
        throw new AssertionError("The mutated sink does not compile: " + messages);
      }
    }
    return classes;
  }

  private static void patch(Path application, Path classes) throws IOException {
    Path jar;
    try (Stream<Path> jars = Files.list(application.resolve("app"))) {
      jar = jars.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
    }
    try (FileSystem content = FileSystems.newFileSystem(jar);
        Stream<Path> compiled = Files.walk(classes)) {
      for (Path file : compiled.filter(Files::isRegularFile).toList()) {
        Files.copy(
            file,
            content.getPath("/").resolve(classes.relativize(file).toString()),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> found = Files.walk(from)) {
      for (Path entry : found.toList()) {
        Path copied = to.resolve(from.relativize(entry).toString());
        if (Files.isDirectory(entry)) {
          Files.createDirectories(copied);
        } else {
          Files.copy(entry, copied);
        }
      }
    }
  }
}
