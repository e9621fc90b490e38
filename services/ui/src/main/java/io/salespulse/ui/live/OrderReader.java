package io.salespulse.ui.live;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.salespulse.contract.Columns;
import io.salespulse.contract.DecimalText;
import io.salespulse.contract.Presence;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the amount of an order as it stands in Kafka. Its fields are texts until they are judged: a
 * parser that makes numbers of them would compute with whatever a producer wrote.
 */
final class OrderReader {

  /** What the job can hold: an amount with more digits before the point is none to it. */
  private static final BigDecimal TOO_LARGE = BigDecimal.TEN.pow(14);

  private final JsonFactory json = new JsonFactory();

  /** The amount; empty where this is no order that the KPIs could count. */
  Optional<BigDecimal> amount(byte[] value) {
    Map<String, String> fields;
    try {
      fields = fields(value);
    } catch (IOException notJson) {
      return Optional.empty();
    }
    boolean whole =
        Topic.ORDERS.columns().stream()
            .filter(column -> column.presence() == Presence.REQUIRED)
            .allMatch(column -> fields.containsKey(column.name()));
    return Optional.ofNullable(fields.get(Columns.TOTAL_AMOUNT))
        .filter(amount -> whole)
        .flatMap(amount -> DecimalText.parse(amount.strip()))
        .filter(amount -> amount.signum() >= 0 && amount.compareTo(TOO_LARGE) < 0);
  }

  /** Names and texts of the object's fields, without those that are null or no plain values. */
  private Map<String, String> fields(byte[] value) throws IOException {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser parser = json.createParser(value)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Map.of();
      }
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        JsonToken token = parser.nextToken();
        if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
          fields.put(name, parser.getText());
        } else {
          parser.skipChildren();
        }
      }
    }
    return fields;
  }
}
