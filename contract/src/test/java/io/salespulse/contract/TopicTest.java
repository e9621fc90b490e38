package io.salespulse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TopicTest {

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
}
