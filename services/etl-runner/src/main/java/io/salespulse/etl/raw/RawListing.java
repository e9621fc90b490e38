package io.salespulse.etl.raw;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is in the raw directory.
 *
 * @param files of all topics and days
 * @param strangers files and directories that are none of the sink's, by their paths below the raw
 *     directory
 */
public record RawListing(List<RawFile> files, List<String> strangers) {

  /** The same with more files. */
  public RawListing with(List<RawFile> more) {
    return new RawListing(Stream.concat(files.stream(), more.stream()).toList(), strangers);
  }
}
