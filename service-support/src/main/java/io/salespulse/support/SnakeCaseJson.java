package io.salespulse.support;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/**
 * The names of the contract's JSON, {@code next_offset} for {@code nextOffset}. Said in code, since
 * a class that a setting names is looked up when the service starts, and is missing from a native
 * image.
 */
@Singleton
class SnakeCaseJson implements ObjectMapperCustomizer {

  @Override
  public void customize(ObjectMapper mapper) {
    mapper.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
  }
}
