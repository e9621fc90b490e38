package io.salespulse.ui.download;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.salespulse.contract.KpiColumnType;

/**
 * A column of a table to hand out, in the words of JSON Schema.
 *
 * @param type {@code string}, {@code integer} or {@code number}
 * @param format {@code date} or {@code date-time}; blank where it has none
 * @param unit ISO 4217 code of amounts, {@code percent} or {@code days}; blank where it has none
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record TableColumn(String name, String type, String format, String unit) {

  static TableColumn of(String name, String currency) {
    KpiColumnType type = KpiColumnType.of(name);
    return new TableColumn(name, type.jsonType(), type.format(), type.unit(currency));
  }

  /** Of a table that a query made, of which nothing else is known. */
  static TableColumn of(String name, boolean isNumeric) {
    return new TableColumn(name, isNumeric ? "number" : "string", "", "");
  }

  @JsonIgnore
  boolean isNumeric() {
    return !type.equals("string");
  }
}
