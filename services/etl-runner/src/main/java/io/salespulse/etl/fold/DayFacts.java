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
 * What one UTC day adds to the KPIs: small sums, a row for each customer who ordered, and the
 * versions of customers and products that came that day.
 *
 * @param unparsed lines that do not parse, by the name of their raw file; only files with such
 *     lines
 */
public record DayFacts(
    LocalDate day,
    List<OrderCell> orders,
    List<CategoryCell> categories,
    List<ProductSales> products,
    List<CustomerDay> customerDays,
    List<CustomerVersion> customers,
    List<ProductVersion> stock,
    List<RuleCount> quality,
    SortedMap<String, Long> unparsed) {

  /** Whole orders of one hour, channel, payment method and membership, and all their items. */
  public record OrderCell(
      LocalHour hour, String channel, String paymentMethod, String membership, Sums sums) {}

  /**
   * Items of one category.
   *
   * @param sums orders counts those with such an item; sales is 0
   */
  public record CategoryCell(CubeCell cell, Sums sums) {}

  /**
   * Items of one product.
   *
   * @param sums orders and sales are 0
   * @param costOfGoods quantity x the product's cost on the day; items without a known cost add
   *     nothing
   */
  public record ProductSales(String productId, Sums sums, BigDecimal costOfGoods) {}

  /** The orders of a customer with one membership on one local date. */
  public record CustomerDay(
      String customerId,
      LocalDate date,
      String membership,
      long orders,
      BigDecimal sales,
      Instant firstOrder,
      Instant lastOrder) {}

  /**
   * The newest version of a customer among the day's.
   *
   * @param offset Kafka offset; of two versions the one with the higher is newer
   */
  public record CustomerVersion(
      String customerId, String name, String location, Instant signup, long offset) {}

  /**
   * The newest version of a product among the day's.
   *
   * @param inventoryValue stock x cost, where both are known
   */
  public record ProductVersion(
      String productId,
      String name,
      String category,
      Optional<BigDecimal> inventoryValue,
      long offset) {}

  /** How many records a rule checked and how many failed. */
  public record RuleCount(Topic topic, DataQualityRule rule, long checked, long failed) {}
}
