package io.salespulse.ui.breakdowns;

import io.salespulse.ui.section.SectionView.CellView;
import io.salespulse.ui.section.SectionView.RowView;
import io.salespulse.ui.section.SectionView.SliceView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts one bar into the shares of a table's rows; a slice filters as its row does. */
final class Slices {

  private Slices() {}

  /** Empty where no row is a filter; of one that is none, its part of the bar is. */
  static List<SliceView> of(List<RowView> rows) {
    List<SliceView> slices = new ArrayList<>();
    BigDecimal start = BigDecimal.ZERO;
    for (RowView row : rows) {
      Optional<CellView> share =
          row.cells().stream()
              .filter(cell -> cell.kind().equals("share") && !cell.value().isEmpty())
              .findFirst();
      if (share.isEmpty()) {
        return List.of();
      }
      // More may have come back than was sold.
      BigDecimal width = new BigDecimal(share.get().value()).max(BigDecimal.ZERO);
      String from = start.toPlainString();
      row.filter()
          .ifPresent(
              filter ->
                  slices.add(
                      new SliceView(
                          from,
                          width.toPlainString(),
                          "%s: %s".formatted(row.cells().get(0).text(), share.get().text()),
                          filter)));
      start = start.add(width);
    }
    return slices;
  }
}
