package io.salespulse.sink.live;

import io.salespulse.contract.Column;
import io.salespulse.contract.Columns;
import io.salespulse.contract.DataQualityRule;
import io.salespulse.contract.DecimalText;
import io.salespulse.contract.Topic;
import io.salespulse.sink.live.OrderVersion.Sale;
import io.salespulse.sink.row.TimeText;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads an order from the row that its record became. */
final class OrderReader {

  /** What the job can hold: an amount with more digits before the point is none to it. */
  private static final BigDecimal TOO_LARGE = BigDecimal.TEN.pow(14);

  /** How far after its record an order may be dated. */
  static final Duration AHEAD = Duration.ofDays(1);

  private static final List<String> COLUMNS =
      Topic.ORDERS.rawColumns().stream().map(Column::name).toList();

  private static final int ORDER_ID = COLUMNS.indexOf(Columns.ORDER_ID);
  private static final int CUSTOMER_ID = COLUMNS.indexOf(Columns.CUSTOMER_ID);
  private static final int ORDER_DATE = COLUMNS.indexOf(Columns.ORDER_DATE);
  private static final int TOTAL_AMOUNT = COLUMNS.indexOf(Columns.TOTAL_AMOUNT);
  private static final int STATUS = COLUMNS.indexOf(Columns.STATUS);
  private static final int REFUNDED_AMOUNT = COLUMNS.indexOf(Columns.REFUNDED_AMOUNT);
  private static final int DELETED = COLUMNS.indexOf(Columns.DELETED);

  private final ZoneId sourceZone;
  private final Set<String> cancelled;

  OrderReader(ZoneId sourceZone, Set<String> cancelled) {
    this.sourceZone = sourceZone;
    this.cancelled = cancelled;
  }

  /**
   * The order as the row says it is; empty where that is none that the job takes: it then changes
   * nothing.
   *
   * @param cells in the order of the raw columns, null for a missing one
   * @param recordedAt the record's own time
   */
  Optional<OrderVersion> version(String[] cells, Instant recordedAt) {
    Optional<String> id = id(text(cells, ORDER_ID));
    if (cells[DELETED] != null) {
      return id.map(deleted -> new OrderVersion(deleted, Optional.empty()));
    }
    Optional<BigDecimal> total = amount(text(cells, TOTAL_AMOUNT));
    Optional<Instant> orderedAt =
        TimeText.parse(text(cells, ORDER_DATE), sourceZone)
            .filter(time -> !time.isAfter(recordedAt.plus(AHEAD)));
    if (id.isEmpty()
        || id(text(cells, CUSTOMER_ID)).isEmpty()
        || total.isEmpty()
        || orderedAt.isEmpty()
        || !isRefund(text(cells, REFUNDED_AMOUNT))) {
      return Optional.empty();
    }
    String status = text(cells, STATUS).toLowerCase(Locale.ROOT);
    boolean sells = total.get().signum() >= 0 && !cancelled.contains(status);
    return Optional.of(
        new OrderVersion(
            id.get(),
            sells ? Optional.of(new Sale(orderedAt.get(), total.get())) : Optional.empty()));
  }

  private static boolean isRefund(String text) {
    return text.isEmpty() || amount(text).filter(paid -> paid.signum() >= 0).isPresent();
  }

  /** A text of one code point or more, and no more than an id may have. */
  private static Optional<String> id(String text) {
    return Optional.of(text)
        .filter(id -> !id.isEmpty())
        .filter(id -> id.codePointCount(0, id.length()) <= DataQualityRule.LONGEST_TEXT);
  }

  private static Optional<BigDecimal> amount(String text) {
    return DecimalText.parse(text).filter(amount -> amount.abs().compareTo(TOO_LARGE) < 0);
  }

  private static String text(String[] cells, int column) {
    return cells[column] == null ? "" : cells[column].strip();
  }
}
