package io.salespulse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TopicTest {

  @ParameterizedTest
  @CsvSource({
    "CUSTOMERS, io.salespulse.contract.Customer",
    "PRODUCTS, io.salespulse.contract.Product",
    "ORDERS, io.salespulse.contract.Order",
    "ORDER_ITEMS, io.salespulse.contract.OrderItem"
  })
  void columnsOfATopicAreTheComponentsOfItsRecord(Topic topic, Class<?> type) {
    List<String> components =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getName)
            .map(TopicTest::snakeCase)
            .toList();

    assertThat(topic.columns()).extracting(Column::name).containsExactlyElementsOf(components);
  }

  @ParameterizedTest
  @EnumSource
  void aTopicIsFoundByItsName(Topic topic) {
    assertThat(Topic.named(topic.topicName())).contains(topic);
    assertThat(Topic.named(topic.name())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void keyAndIdAreRequiredColumns(Topic topic) {
    assertThat(topic.columns())
        .filteredOn(column -> column.presence() == Presence.REQUIRED)
        .extracting(Column::name)
        .contains(topic.keyColumn(), topic.idColumn());
  }

  private static String snakeCase(String camelCase) {
    return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
