package io.salespulse.ui.outliers;

import io.salespulse.contract.Columns;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.outliers.Sentence.Link;
import io.salespulse.ui.section.SelectedKpis;
import io.salespulse.ui.selection.Choice;
import io.salespulse.ui.selection.Listing;
import io.salespulse.ui.selection.Section;
import io.salespulse.ui.text.HostileText;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Products that people buy and that are out of stock, or nearly. */
final class LowStock {

  /** At the pace of the last seven days. */
  private static final BigDecimal DAYS = BigDecimal.valueOf(3);

  private static final Choice BY_DAYS_LEFT =
      Choice.DEFAULT.with(Section.STOCK, Listing.DEFAULT.sortedBy(KpiColumns.DAYS_LEFT));

  private final SelectedKpis kpis;
  private final List<KpiRow> out;
  private final List<KpiRow> nearly;

  private LowStock(SelectedKpis kpis, List<KpiRow> stock) {
    this.kpis = kpis;
    this.out = products(stock, row -> !isThere(row));
    this.nearly =
        products(
            stock,
            row -> isThere(row) && row.numberOrZero(KpiColumns.DAYS_LEFT).compareTo(DAYS) < 0);
  }

  static Optional<Sentence> of(SelectedKpis kpis) {
    return kpis.set()
        .table(KpiFile.STOCK)
        .map(stock -> new LowStock(kpis, stock))
        .filter(low -> !low.out.isEmpty() || !low.nearly.isEmpty())
        .map(LowStock::sentence);
  }

  /** A product of which nothing was sold has no days left, and is missed by nobody. */
  private static List<KpiRow> products(List<KpiRow> stock, Predicate<KpiRow> low) {
    return stock.stream()
        .filter(row -> row.number(KpiColumns.DAYS_LEFT).isPresent())
        .filter(low)
        .toList();
  }

  private static boolean isThere(KpiRow row) {
    return row.numberOrZero(Columns.STOCK_QUANTITY).signum() > 0;
  }

  private Sentence sentence() {
    int products = out.size() + nearly.size();
    KpiRow first =
        (out.isEmpty() ? nearly : out)
            .stream()
                .max(Comparator.comparing(row -> row.numberOrZero(KpiColumns.SOLD_LAST_7_DAYS)))
                .orElseThrow();
    String name = first.text(Columns.NAME);
    return new Sentence(
        "stock",
        "bad",
        products == 1 ? "1 product" : count(products) + " products",
        HostileText.tamed(name.isBlank() ? first.text(Columns.PRODUCT_ID) : name),
        out.isEmpty() ? nearly(first) : out(first),
        "By the pieces sold in the last seven days: out of stock, or less than three days left.",
        Link.to(Section.STOCK, BY_DAYS_LEFT, "Show the stock"));
  }

  private String out(KpiRow first) {
    return " is out of stock; %s pieces were sold in seven days.%s%s"
        .formatted(
            kpis.figures().exact(first.numberOrZero(KpiColumns.SOLD_LAST_7_DAYS)),
            out.size() == 1 ? "" : " %s too.".formatted(are(out.size() - 1)),
            nearly.isEmpty() ? "" : " %s nearly.".formatted(are(nearly.size())));
  }

  private String nearly(KpiRow first) {
    return " lasts %s days at the pace of the last seven.%s"
        .formatted(
            kpis.figures().decimal(first.numberOrZero(KpiColumns.DAYS_LEFT)),
            nearly.size() == 1
                ? ""
                : " %s nearly out of stock too.".formatted(are(nearly.size() - 1)));
  }

  private String are(int products) {
    return products == 1 ? "1 more is" : count(products) + " more are";
  }

  private String count(int products) {
    return kpis.figures().count(products);
  }
}
