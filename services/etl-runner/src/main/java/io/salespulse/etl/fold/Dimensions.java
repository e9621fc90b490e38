package io.salespulse.etl.fold;

import io.salespulse.contract.KpiColumns;
import io.salespulse.etl.fold.DayFacts.RuleCount;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Customers and products as their newest versions say, without those that were deleted, and what
 * was counted of their records. They belong to no day, so they stand beside {@link FoldedFacts}.
 */
public final class Dimensions {

  /** The newest version of a customer. */
  public record CustomerVersion(String id, String name, String location, Instant signup) {}

  /** The newest version of a product. */
  public record ProductVersion(String id, String name, String category, Optional<Integer> stock) {}

  private final Map<String, CustomerVersion> customers = new HashMap<>();
  private final Map<String, ProductVersion> products = new HashMap<>();
  private final NavigableMap<LocalDate, BigDecimal> stockValues = new TreeMap<>();

  /** A million customers live in a few places: each text is kept once. */
  private final Map<String, String> locations = new HashMap<>();

  private List<RuleCount> quality = List.of();
  private SortedMap<String, Long> unparsed = Collections.emptySortedMap();

  /** Forgets all customers and products. */
  public void clear() {
    customers.clear();
    products.clear();
    stockValues.clear();
  }

  /** Adds a customer, or replaces what was known of the one with that id. */
  public void put(CustomerVersion version) {
    String location = locations.computeIfAbsent(version.location(), same -> same);
    customers.put(
        version.id(),
        new CustomerVersion(version.id(), version.name(), location, version.signup()));
  }

  /** Adds a product, or replaces what was known of the one with that id. */
  public void put(ProductVersion version) {
    products.put(version.id(), version);
  }

  /** Forgets a customer who was deleted; nothing happens where none is known. */
  public void deleteCustomer(String id) {
    customers.remove(id);
  }

  /** Forgets a product that was deleted; nothing happens where none is known. */
  public void deleteProduct(String id) {
    products.remove(id);
  }

  /**
   * Replaces the worth of all stock over time.
   *
   * @param values sum of stock x cost at the end of each UTC day on which it changed
   */
  public void replaceStockValues(Map<LocalDate, BigDecimal> values) {
    stockValues.clear();
    stockValues.putAll(values);
  }

  /**
   * Replaces what was counted of the customers' and products' records.
   *
   * @param counts added up by topic and rule where there are several
   * @param lines that do not parse, by the name of their raw file
   */
  public void replaceQuality(List<RuleCount> counts, Map<String, Long> lines) {
    quality = List.copyOf(counts);
    unparsed = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
  }

  /** Customers by id. */
  public Map<String, CustomerVersion> customers() {
    return Collections.unmodifiableMap(customers);
  }

  /** Products by id. */
  public Map<String, ProductVersion> products() {
    return Collections.unmodifiableMap(products);
  }

  /** The customer's name, Unknown where there is no such customer. */
  public String customerName(String id) {
    CustomerVersion customer = customers.get(id);
    return customer == null ? KpiColumns.UNKNOWN : customer.name();
  }

  /** Where the customer lives, Unknown where there is no such customer. */
  public String location(String customerId) {
    CustomerVersion customer = customers.get(customerId);
    return customer == null ? KpiColumns.UNKNOWN : customer.location();
  }

  /**
   * Worth of all stock at the end of each UTC day on which it changed; on another day it is that of
   * the day before.
   */
  public NavigableMap<LocalDate, BigDecimal> stockValues() {
    return Collections.unmodifiableNavigableMap(stockValues);
  }

  /** What the rules counted of the customers' and products' records. */
  public List<RuleCount> quality() {
    return quality;
  }

  /** Lines of these topics that do not parse, by the name of their raw file. */
  public SortedMap<String, Long> unparsed() {
    return unparsed;
  }
}
