package io.salespulse.ui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.KpiFile;
import io.salespulse.ui.kpi.KpiSet;
import io.salespulse.ui.kpi.KpiSets;
import io.salespulse.ui.selection.Cube;
import io.salespulse.ui.selection.Dimension;
import io.salespulse.ui.selection.Selection;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A chain of 500 stores with 19 categories, 50 days of it: 500,000 rows. Each store has an order a
 * day, with a piece of each category for 1.01, and a stock of 10,000 products.
 */
final class HugeCube {

  static final int ROWS = 500_000;

  /** As many as are always read. */
  static final int PRODUCTS = 10_000;

  private static final int MEBIBYTE = 1024 * 1024;

  private HugeCube() {}

  /** Publishes a set with so many rows of the chain's cube. */
  static void publish(Path dataDir, String run, int rows) throws IOException {
    Path set =
        SampleKpis.twoWeeks(Instant.parse("2026-11-22T14:20:00Z"))
            .with(
                KpiFile.STOCK,
                IntStream.range(0, PRODUCTS)
                    .mapToObj(
                        product ->
                            SampleKpis.row(
                                "P%035d".formatted(product),
                                "Compact Espresso Machine " + product,
                                "Category " + product % 19,
                                product,
                                7,
                                product + ".00"))
                    .toList())
            .publish(dataDir, run);
    Path csv = set.resolve(KpiFile.SALES_CUBE.fileName());
    try (PrintWriter lines = new PrintWriter(Files.newBufferedWriter(csv))) {
      lines.print(String.join(",", KpiFile.SALES_CUBE.columns()) + "\n");
      LocalDate first = LocalDate.of(2026, 10, 4);
      for (int row = 0; row < rows; row++) {
        int category = row % 20;
        lines.print(
            "%s,%s,Store %d,Gold,1,%s\n"
                .formatted(
                    first.plusDays(row / 10_000),
                    category == 0 ? "*" : "Category " + category,
                    row / 20 % 500,
                    category == 0 ? "19,20.19,1.00,19.19,20.19" : "1,,,,1.01"));
      }
    }
    Path manifest = set.resolve(DataLayout.MANIFEST);
    JsonNode json = Json.mapper().readTree(manifest.toFile());
    ((ObjectNode) json.get("files").get(csv.getFileName().toString()))
        .put("rows", rows)
        .put("sha256", SampleKpis.sha256(Files.readAllBytes(csv)));
    Json.mapper().writeValue(manifest.toFile(), json);
  }

  /**
   * Reads two sets of a data directory one after the other, as the dashboard does while it shows
   * the first, and prints what the second adds up to: {@code HugeCube <directory> <run> <run>}.
   */
  public static void main(String... args) throws IOException {
    // What the rest of the dashboard holds, and more.
    byte[][] others = new byte[32][MEBIBYTE];
    DataLayout layout = new DataLayout(Path.of(args[0]));
    KpiSets sets = new KpiSets(layout, Json.mapper(), Clock.systemUTC());
    for (String run : new String[] {args[1], args[2]}) {
      Files.deleteIfExists(layout.kpi());
      Files.createSymbolicLink(layout.kpi(), layout.kpiSets().getFileName().resolve(run));
      KpiSet shown = sets.check().set().orElseThrow();
      System.out.println("shows " + shown.manifest().run().id() + " " + others.length);
    }
    System.out.println(
        "products "
            + sets.state().set().flatMap(set -> set.table(KpiFile.STOCK)).orElseThrow().size());
    Cube cube = new Cube(sets.state().set().flatMap(KpiSet::cube).orElseThrow());
    Selection store = Selection.ALL.with(Dimension.CHANNEL, "Store 7");
    System.out.println("stores " + cube.values(Dimension.CHANNEL).size());
    System.out.println("days " + cube.byDay(Selection.ALL).values());
    System.out.println("store " + cube.byDay(store).get(LocalDate.of(2026, 11, 22)));
    System.out.println(
        "category "
            + cube.by(Dimension.CATEGORY, store, Optional.empty()).get("Category 3")
            + cube.by(Dimension.CATEGORY, store, Optional.empty()).size());
  }
}
