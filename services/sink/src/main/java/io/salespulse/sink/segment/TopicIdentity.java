package io.salespulse.sink.segment;

/**
 * A topic as Kafka knows it. One that is deleted and made anew has its name again, and another id.
 *
 * @param name in Kafka
 * @param id that Kafka gave it, 22 characters of base64
 */
public record TopicIdentity(String name, String id) {

  @Override
  public String toString() {
    return name + " " + id;
  }
}
