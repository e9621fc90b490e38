package io.salespulse.etl.spark;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Paths as Spark and Hadoop read them, whatever characters are in them. */
public final class ExactPath {

  private static final Pattern PATTERN_CHARACTER = Pattern.compile("[\\\\{}\\[\\]*?]");

  private ExactPath() {}

  /**
   * The text of a path where Spark takes it as it is: where it writes, and as a base path. An
   * encoded URI would be taken literally, with its per cent signs.
   */
  public static String of(Path path) {
    String text = new org.apache.hadoop.fs.Path(path.toUri()).toString();
    // The same text before and after the directory is there.
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /** The text of a path that Spark reads, where it would take some characters for a pattern. */
  public static String read(Path path) {
    return PATTERN_CHARACTER.matcher(of(path)).replaceAll("\\\\$0");
  }
}
