package io.salespulse.ui.live;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.salespulse.contract.Columns;
import io.salespulse.contract.DataQualityRule;
import io.salespulse.contract.DecimalText;
import io.salespulse.contract.Presence;
import io.salespulse.contract.Topic;
import io.salespulse.ui.live.OrderVersion.Sale;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads an order as it stands in Kafka. Its fields are texts until they are judged: a parser that
 * makes numbers of them would compute with whatever a producer wrote.
 */
final class OrderReader {

  /** What the job can hold: an amount with more digits before the point is none to it. */
  private static final BigDecimal TOO_LARGE = BigDecimal.TEN.pow(14);

  /** How far after its record an order may be dated. */
  private static final Duration AHEAD = Duration.ofDays(1);

  private final JsonFactory json = new JsonFactory();
  private final OrderRules rules;

  OrderReader(OrderRules rules) {
    this.rules = rules;
  }

  /** The version that deletes the order; empty where the key names none. */
  Optional<OrderVersion> deletion(Optional<byte[]> key) {
    return key.map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .flatMap(OrderReader::id)
        .map(id -> new OrderVersion(id, Optional.empty()));
  }

  /**
   * The order as the value says it is; empty where that is none that the job takes: it then changes
   * nothing.
   *
   * @param recordedAt the record's own time
   */
  Optional<OrderVersion> version(byte[] value, Instant recordedAt) {
    Map<String, String> fields;
    try {
      fields = fields(value);
    } catch (IOException notJson) {
      return Optional.empty();
    }
    Optional<String> id = id(fields.getOrDefault(Columns.ORDER_ID, ""));
    Optional<BigDecimal> total = amount(fields.getOrDefault(Columns.TOTAL_AMOUNT, ""));
    Optional<Instant> orderedAt =
        TimeText.parse(fields.getOrDefault(Columns.ORDER_DATE, ""), rules.sourceZone())
            .filter(time -> !time.isAfter(recordedAt.plus(AHEAD)));
    if (!isWhole(fields) || id.isEmpty() || total.isEmpty() || orderedAt.isEmpty()) {
      return Optional.empty();
    }
    String status = fields.getOrDefault(Columns.STATUS, "").toLowerCase(Locale.ROOT);
    boolean sells = total.get().signum() >= 0 && !rules.cancelled().contains(status);
    return Optional.of(
        new OrderVersion(
            id.get(),
            sells ? Optional.of(new Sale(orderedAt.get(), total.get())) : Optional.empty()));
  }

  private static boolean isWhole(Map<String, String> fields) {
    String refunded = fields.getOrDefault(Columns.REFUNDED_AMOUNT, "");
    return id(fields.getOrDefault(Columns.CUSTOMER_ID, "")).isPresent()
        && (refunded.isEmpty() || amount(refunded).filter(paid -> paid.signum() >= 0).isPresent())
        && Topic.ORDERS.columns().stream()
            .filter(column -> column.presence() == Presence.REQUIRED)
            .allMatch(column -> fields.containsKey(column.name()));
  }

  /** A text of one code point or more, and no more than an id may have. */
  private static Optional<String> id(String text) {
    return Optional.of(text.strip())
        .filter(id -> !id.isEmpty())
        .filter(id -> id.codePointCount(0, id.length()) <= DataQualityRule.LONGEST_TEXT);
  }

  private static Optional<BigDecimal> amount(String text) {
    return DecimalText.parse(text).filter(amount -> amount.abs().compareTo(TOO_LARGE) < 0);
  }

  /**
   * Names and texts of the object's fields, without blanks around them, and without those that are
   * null or no plain values.
   */
  private Map<String, String> fields(byte[] value) throws IOException {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser parser = json.createParser(value)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Map.of();
      }
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        JsonToken token = parser.nextToken();
        if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
          fields.put(name, parser.getText().strip());
        } else {
          parser.skipChildren();
        }
      }
    }
    return fields;
  }
}
