package io.salespulse.ui.selection;

import io.salespulse.contract.KpiColumns;
import io.salespulse.ui.selection.Selection.Comparison;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What a visitor chose to see, as it stands in the address.
 *
 * @param listings of the tables that are not looked at in their default way
 * @param own of the shop's own KPIs
 */
public record Choice(
    By by, Show show, Selection selection, Map<Section, Listing> listings, OwnChoice own) {

  public static final Choice DEFAULT =
      new Choice(By.DAY, Show.SALES, Selection.ALL, Map.of(), OwnChoice.DEFAULT);

  /**
   * Characters of a value that can be filtered by: as many as the job leaves of one. Of that length
   * in each dimension, and with every search, an address has 15,000 characters; the server takes
   * 16,384.
   */
  private static final int LONGEST_VALUE = 200;

  public Choice {
    listings = Map.copyOf(listings);
  }

  /** Length of a step of the trend. */
  public enum By {
    HOUR,
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR
  }

  /** What the trend shows. */
  public enum Show {
    SALES,
    ORDERS,
    AVERAGE
  }

  /**
   * What cannot be understood falls back to the default: a link of tomorrow still opens.
   *
   * @param parameter the value of a name in the address, blank where it has none
   */
  public static Choice of(UnaryOperator<String> parameter) {
    Map<Dimension, String> values = new EnumMap<>(Dimension.class);
    for (Dimension dimension : Dimension.values()) {
      String value = parameter.apply(dimension.parameter());
      boolean isWhole = dimension == Dimension.CATEGORY && value.equals(KpiColumns.WHOLE_ORDERS);
      if (isFilter(value) && !isWhole) {
        values.put(dimension, value);
      }
    }
    Map<Section, Listing> listings = new EnumMap<>(Section.class);
    for (Section section : Section.values()) {
      Listing listing = Listing.of(section, parameter);
      if (!listing.equals(Listing.DEFAULT)) {
        listings.put(section, listing);
      }
    }
    return new Choice(
        named(By.values(), parameter.apply("by"), By.DAY),
        named(Show.values(), parameter.apply("show"), Show.SALES),
        new Selection(
            Range.of(parameter.apply("range"), parameter.apply("from"), parameter.apply("to")),
            values,
            parameter.apply("compare").equals("none") ? Comparison.NONE : Comparison.PREVIOUS),
        listings,
        OwnChoice.of(parameter));
  }

  /** Whether a value of the data can be filtered by. */
  public static boolean isFilter(String value) {
    return !value.isBlank() && value.codePointCount(0, value.length()) <= LONGEST_VALUE;
  }

  public Choice with(By other) {
    return new Choice(other, show, selection, listings, own);
  }

  public Choice with(Show other) {
    return new Choice(by, other, selection, listings, own);
  }

  public Choice with(Selection other) {
    return new Choice(by, show, other, listings, own);
  }

  public Choice with(Section section, Listing listing) {
    Map<Section, Listing> changed = new EnumMap<>(Section.class);
    changed.putAll(listings);
    changed.put(section, listing);
    return new Choice(by, show, selection, changed, own);
  }

  public Choice with(OwnChoice other) {
    return new Choice(by, show, selection, listings, other);
  }

  public Listing listing(Section section) {
    return listings.getOrDefault(section, Listing.DEFAULT);
  }

  /** Names and values in the address, of all that differs from the default. */
  public Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    put(fields, "by", by == By.DAY ? "" : parameter(by));
    put(fields, "show", show == Show.SALES ? "" : parameter(show));
    Range range = selection.range();
    put(fields, "range", range.equals(Range.ALL) ? "" : range.preset().parameter());
    put(fields, "from", range.from().map(LocalDate::toString).orElse(""));
    put(fields, "to", range.to().map(LocalDate::toString).orElse(""));
    put(fields, "compare", selection.comparison() == Comparison.NONE ? "none" : "");
    for (Dimension dimension : Dimension.values()) {
      put(fields, dimension.parameter(), selection.value(dimension).orElse(""));
    }
    for (Section section : Section.values()) {
      listing(section).write(section.fragment(), fields);
    }
    own.write(fields);
    return fields;
  }

  /** {@code ?by=hour&show=orders}, blank for the default. */
  public String query() {
    Map<String, String> fields = fields();
    return fields.isEmpty()
        ? ""
        : fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&", "?", ""));
  }

  public static void put(Map<String, String> fields, String name, String value) {
    if (!value.isBlank()) {
      fields.put(name, value);
    }
  }

  public static String parameter(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static <E extends Enum<E>> E named(E[] constants, String name, E otherwise) {
    for (E constant : constants) {
      if (parameter(constant).equals(name)) {
        return constant;
      }
    }
    return otherwise;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
