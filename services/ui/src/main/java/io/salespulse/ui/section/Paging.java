package io.salespulse.ui.section;

import io.salespulse.ui.section.SectionView.LinkView;
import io.salespulse.ui.section.SectionView.SearchView;
import io.salespulse.ui.section.TableView.SortView;
import io.salespulse.ui.selection.Choice;
import io.salespulse.ui.selection.Listing;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A table that is sorted, searched and paged, with links to how else it can be looked at.
 *
 * @param part name of the part in the page and in addresses
 * @param size rows of a page
 * @param with the choice that looks at the table in another way
 */
public record Paging(
    SelectedKpis kpis, String part, int size, Listing listing, Function<Listing, Choice> with) {

  /** The rows that have what is searched for in one of their texts, in whatever case. */
  public <R> List<R> found(List<R> rows, Function<R, Stream<String>> texts) {
    String wanted = listing.find().toLowerCase(Locale.ROOT);
    return wanted.isEmpty()
        ? rows
        : rows.stream()
            .filter(
                row ->
                    texts
                        .apply(row)
                        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted)))
            .toList();
  }

  /** The rows of the page that is looked at, or of the last one there is. */
  public <R> List<R> rows(List<R> found) {
    int first = (page(found) - 1) * size;
    return found.subList(first, Math.min(first + size, found.size()));
  }

  /**
   * The rows in an order. One without the value is none of the least.
   *
   * @param sort as in {@link Listing#sort}
   */
  public static <R> List<R> sorted(
      List<R> rows, String sort, Comparator<R> order, Predicate<R> isWithoutValue) {
    Comparator<R> chosen = sort.startsWith("-") ? order.reversed() : order;
    return rows.stream()
        .sorted(Comparator.comparing((R row) -> isWithoutValue.test(row)).thenComparing(chosen))
        .toList();
  }

  /**
   * The link in the head of a column, which turns the order round where it is sorted by.
   *
   * @param column in addresses
   * @param first order that the link asks for where the table is sorted otherwise
   */
  public SortView sort(String column, String first) {
    String order =
        listing.sort().equals(column)
            ? "ascending"
            : listing.sort().equals("-" + column) ? "descending" : "none";
    boolean descending =
        order.equals("none") ? first.equals("descending") : order.equals("ascending");
    Listing next = listing.sortedBy(descending ? "-" + column : column);
    return new SortView(part + "-sort-" + column, with.apply(next).query(), order);
  }

  /** The search, and which rows of those found are on the page. */
  public SearchView search(List<?> found) {
    int page = page(found);
    int first = (page - 1) * size;
    return new SearchView(
        part + ".find",
        listing.find(),
        with.apply(listing.finding("")).fields(),
        found.isEmpty()
            ? "None found"
            : "%s to %s of %s"
                .formatted(
                    kpis.figures().count(first + 1L),
                    kpis.figures().count(Math.min(first + size, found.size())),
                    kpis.figures().count(found.size())),
        page > 1 ? Optional.of(link("before", "Previous", page - 1)) : Optional.empty(),
        page < pages(found) ? Optional.of(link("after", "Next", page + 1)) : Optional.empty());
  }

  private LinkView link(String id, String text, int page) {
    return new LinkView(part + "-" + id, text, with.apply(listing.at(page)).query(), false);
  }

  private int page(List<?> found) {
    return Math.min(listing.page(), pages(found));
  }

  private int pages(List<?> found) {
    return Math.max(1, (found.size() + size - 1) / size);
  }
}
