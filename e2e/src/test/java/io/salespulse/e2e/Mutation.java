package io.salespulse.e2e;

import io.salespulse.contract.Columns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One record of the raw data dropped, doubled or altered: what the oracle must notice. */
enum Mutation {
  DROP_A_RECORD {
    @Override
    void mutate(List<String> lines) {
      lines.remove(FIRST_RECORD);
    }
  },
  DOUBLE_A_RECORD {
    @Override
    void mutate(List<String> lines) {
      lines.add(FIRST_RECORD, lines.get(FIRST_RECORD));
    }
  },
  /** One more digit in front of the item's quantity. */
  ALTER_A_RECORD {
    @Override
    void mutate(List<String> lines) {
      String[] cells = lines.get(FIRST_RECORD).split(",", -1);
      int altered = Arrays.asList(lines.get(0).split(",")).indexOf(Columns.QUANTITY);
      cells[altered] = "1" + cells[altered];
      lines.set(FIRST_RECORD, String.join(",", cells));
    }
  };

  /** Line 0 is the header. */
  private static final int FIRST_RECORD = 1;

  abstract void mutate(List<String> lines);

  /** Applies the mutation to a segment whose first record is clean and has no line break in it. */
  void apply(Path segment) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(segment));
    mutate(lines);
    Files.write(segment, lines);
  }
}
