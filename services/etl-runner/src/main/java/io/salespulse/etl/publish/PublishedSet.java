package io.salespulse.etl.publish;

import io.salespulse.contract.KpiFile;
import io.salespulse.contract.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A published set.
 *
 * @param directory of this set, whatever is published after it
 */
public record PublishedSet(Path directory, Manifest manifest) {

  /** The rows of one of its files, by column. */
  public List<Map<String, String>> rows(KpiFile file) throws IOException {
    return KpiCsv.rows(Files.readAllBytes(directory.resolve(file.fileName())));
  }

  /**
   * Its KPIs of the shop's own, by file name; without those that are damaged, which the next run
   * makes anew.
   */
  public Map<String, OwnCsv> own() {
    Map<String, OwnCsv> own = new TreeMap<>();
    manifest
        .own()
        .forEach(
            (file, entry) -> {
              try {
                byte[] content = Files.readAllBytes(directory.resolve(file));
                if (KpiSets.sha256(content).equals(entry.sha256())) {
                  own.put(file, new OwnCsv(content, entry));
                }
              } catch (IOException damaged) {
                // What could be read is what there is.
              }
            });
    return own;
  }
}
