package io.salespulse.etl.raw;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectReasonsTest {

  private static final int FILES = 200;

  @TempDir Path directory;

  @Test
  void theTimeOfEachFileIsReadOnceWhateverBecomesOfItMeanwhile() throws IOException {
    List<RawFile> files = new ArrayList<>();
    for (int file = 0; file < FILES; file++) {
      Path path = directory.resolve(file + ".csv");
      Files.writeString(path, "reason\n" + (file == 0 ? "newest" : "older") + "\n");
      files.add(
          new RawFile(
              Topic.ORDERS,
              RawFile.Kind.REJECTED,
              LocalDate.EPOCH,
              path.getFileName().toString(),
              path,
              1));
    }
    List<RawFile> asked = new ArrayList<>();

    String reason =
        RejectReasons.commonest(
            files,
            1,
            file -> {
              asked.add(file);
              return FileTime.fromMillis(FILES - asked.size());
            });

    assertThat(reason).isEqualTo("newest");
    assertThat(asked).containsExactlyElementsOf(files);
  }
}
