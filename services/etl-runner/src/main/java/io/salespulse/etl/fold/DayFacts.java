package io.salespulse.etl.fold;

import io.salespulse.contract.DataQualityRule;
import io.salespulse.contract.Topic;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What one home day adds to the KPIs: small sums, and a row or a few for each customer who ordered
 * or brought something back. A later version of an order makes another object for its day; {@link
 * FoldedFacts} takes the one before out and this one in.
 *
 * @param day UTC day of the orders
 * @param unparsed lines that do not parse, by the name of their raw file; only files with such
 *     lines
 */
public record DayFacts(
    LocalDate day,
    List<OrderCell> orders,
    List<QuarterCell> quarters,
    List<StatusCell> statuses,
    List<CategoryCell> categories,
    List<CategoryRefunds> categoryRefunds,
    List<ProductSales> products,
    List<CustomerDay> customerDays,
    List<RuleCount> quality,
    SortedMap<String, Long> unparsed) {

  /** Whole orders of one hour, channel, payment method and membership, and all their items. */
  public record OrderCell(
      LocalHour hour, String channel, String paymentMethod, String membership, Sums sums) {}

  /**
   * Whole orders of a quarter of an hour, and all their items.
   *
   * @param start of the quarter
   */
  public record QuarterCell(Instant start, Sums sums) {}

  /**
   * Orders of one newest status, cancelled ones too, but no returns.
   *
   * @param sales gross sales less refunds; 0 for cancelled orders
   */
  public record StatusCell(String status, long orders, BigDecimal sales) {}

  /**
   * Items of one category.
   *
   * @param sums orders counts those with such an item; only orders, items and revenue are not 0
   */
  public record CategoryCell(CubeCell cell, Sums sums) {}

  /**
   * What of the refunds falls to a category.
   *
   * @param orders orders and returns with a refund that have such a category
   */
  public record CategoryRefunds(String category, long orders, BigDecimal refunds) {}

  /**
   * Items of one product, less those that came back.
   *
   * @param costOfGoods quantity x the product's cost on the day; items without a known cost add
   *     nothing
   */
  public record ProductSales(
      String productId, long items, BigDecimal revenue, BigDecimal costOfGoods) {}

  /**
   * The orders and returns of a customer with one membership on one local date.
   *
   * @param orders that count: neither cancelled nor returns
   * @param refunds of these orders, and the amounts of returns
   * @param firstOrder the earliest of the orders that count, cut to microseconds; empty for a row
   *     of returns alone
   * @param lastOrder the latest of them
   */
  public record CustomerDay(
      String customerId,
      LocalDate date,
      String membership,
      long orders,
      BigDecimal grossSales,
      BigDecimal refunds,
      Optional<Instant> firstOrder,
      Optional<Instant> lastOrder) {}

  /** How many records a rule checked and how many failed. */
  public record RuleCount(Topic topic, DataQualityRule rule, long checked, long failed) {}
}
