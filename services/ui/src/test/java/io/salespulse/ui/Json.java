package io.salespulse.ui;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.testing.ContractJson;

/** The JSON of the contract as the dashboard reads it: fields of a newer release are ignored. */
public final class Json {

  private Json() {}

  public static ObjectMapper mapper() {
    return ContractJson.mapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }
}
