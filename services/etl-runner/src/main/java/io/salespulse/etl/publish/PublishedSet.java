package io.salespulse.etl.publish;

import static java.util.Objects.requireNonNull;

import io.salespulse.contract.KpiFile;
import io.salespulse.contract.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A published set.
 *
 * @param directory of this set, whatever is published after it
 */
public record PublishedSet(Path directory, Manifest manifest) {

  /** Takes no manifest that is the word null. */
  public PublishedSet {
    requireNonNull(manifest);
  }

  /** The rows of one of its files, by column. */
  public List<Map<String, String>> rows(KpiFile file) throws IOException {
    return KpiCsv.rows(Files.readAllBytes(directory.resolve(file.fileName())));
  }
}
