package io.salespulse.contract;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Identity of a raw file within its day's directory: a topic's partition and the offset of the
 * first record in the file. Names sort in the order of offsets.
 *
 * @param partition Kafka partition, from 0
 * @param startOffset offset of the first record in the file, from 0
 */
public record Segment(String topicName, int partition, long startOffset) {

  private static final Pattern FILE_NAME = Pattern.compile("(.+)-(\\d+)-(\\d{20})\\.csv");

  /**
   * Whether a dataset holds such files: those of its own topic, and among the order items those of
   * orders that had their items in them.
   */
  public boolean isIn(Topic dataset) {
    return topicName.equals(dataset.topicName())
        || dataset == Topic.ORDER_ITEMS && topicName.equals(Topic.ORDERS.topicName());
  }

  public String fileName() {
    return "%s-%d-%020d.csv".formatted(topicName, partition, startOffset);
  }

  /** The segment of that file name, empty where the name is not one of a segment. */
  public static Optional<Segment> parse(String fileName) {
    Matcher name = FILE_NAME.matcher(fileName);
    if (!name.matches()) {
      return Optional.empty();
    }
    try {
      Segment segment =
          new Segment(
              name.group(1), Integer.parseInt(name.group(2)), Long.parseLong(name.group(3)));
      // A partition with leading zeros would be a second name of the same segment.
      return Optional.of(segment).filter(same -> same.fileName().equals(fileName));
    } catch (NumberFormatException outOfRange) {
      return Optional.empty();
    }
  }
}
