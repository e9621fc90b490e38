package io.salespulse.etl.oracle;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Segment;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Writes raw segments of several days with dirt of every kind, the same ones for the same seed. */
final class RawData {
  private static final int CUSTOMERS = 25;
  private static final int PRODUCTS = 12;
  private static final int ORDERS_A_DAY = 60;
  private static final CsvMapper CSV = new CsvMapper();

  private final DataLayout layout;
  private final Random random;
  private final Map<Topic, Long> offsets = new EnumMap<>(Topic.class);
  private final Map<Topic, List<List<String>>> rows = new EnumMap<>(Topic.class);

  RawData(DataLayout layout, long seed) {
    this.layout = layout;
    this.random = new Random(seed);
    for (Topic topic : Topic.values()) {
      offsets.put(topic, 0L);
    }
  }

  void write(LocalDate first, int days) throws IOException {
    for (int day = 0; day < days; day++) {
      LocalDate date = first.plusDays(day);
      for (Topic topic : Topic.values()) {
        rows.put(topic, new ArrayList<>());
      }
      addDay(date, day);
      for (Topic topic : Topic.values()) {
        // Two segments, so that a day is more than a file.
        List<List<String>> all = rows.get(topic);
        segment(topic, date, all.subList(0, all.size() / 2));
        segment(topic, date, all.subList(all.size() / 2, all.size()));
      }
    }
  }

  private void addDay(LocalDate date, int day) {
    for (int i = 0; i < CUSTOMERS; i++) {
      if (random.nextInt(3) == 0) {
        Instant at = instant(date);
        add(
            Topic.CUSTOMERS,
            at,
            padded("c" + i),
            random.nextInt(20) == 0 ? "" : "Name, \"" + i + "\"",
            "f",
            "",
            "",
            timestamp(at),
            pick("Oslo", " Rome", "Lima\u00a0", ""),
            pick("Gold", "silver ", "BRONZE", "Platinum"));
      }
    }
    for (int i = 0; i < PRODUCTS; i++) {
      if (day == 0 && i < PRODUCTS - 2 || random.nextInt(4) == 0) {
        Instant at = instant(date);
        add(
            Topic.PRODUCTS,
            at,
            "p" + i,
            pick("Books", "Toys", "Garden\t"),
            "Product\n" + i,
            pick("9.99", "20", "12,50", "-1"),
            pick("5.25", "", "x"),
            pick("10", "", "1.5", "-2"),
            pick(at.toString(), "", "today"));
      }
    }
    for (int i = 0; i < ORDERS_A_DAY; i++) {
      addOrder(date, "o%d-%d".formatted(day, i));
    }
  }

  private void addOrder(LocalDate date, String id) {
    Instant at = instant(date);
    String customer = "c" + random.nextInt(CUSTOMERS + 3);
    List<String> order =
        List.of(
            random.nextInt(40) == 0 ? "\u00a0 " : padded(id),
            customer,
            random.nextInt(30) == 0 ? at.plusSeconds(90_000).toString() : timestamp(at),
            number("12.50", amount()),
            pick("web", "app", " shop", ""),
            pick("card", "invoice"));
    if (random.nextInt(30) != 0) {
      add(Topic.ORDERS, at, order.toArray(String[]::new));
    }
    if (random.nextInt(10) == 0) {
      List<String> newer = new ArrayList<>(order);
      newer.set(3, amount());
      add(Topic.ORDERS, at.plusMillis(random.nextInt(3)), newer.toArray(String[]::new));
    }
    for (int i = 0; i <= random.nextInt(4); i++) {
      String[] item = {
        "%s-%d".formatted(id, i),
        random.nextInt(30) == 0 ? "" : padded(id),
        "p" + random.nextInt(PRODUCTS + 1),
        number("2", String.valueOf(1 + random.nextInt(5))),
        number("3.00", amount())
      };
      add(Topic.ORDER_ITEMS, at, item);
      if (random.nextInt(12) == 0) {
        item[3] = "7";
        add(Topic.ORDER_ITEMS, at, item);
      }
    }
  }

  /** Mostly the sound text, now and then something that is no such number or none allowed. */
  private String number(String padded, String sound) {
    return switch (random.nextInt(25)) {
      case 0 -> "12,50";
      case 1 -> "abc";
      case 2 -> "-1";
      case 3 -> "0";
      case 4 -> "1.5";
      case 5 -> "\t" + padded + "\u00a0";
      case 6 -> "";
      default -> sound;
    };
  }

  private String amount() {
    return BigDecimal.valueOf(1 + random.nextInt(20_000), 2).toPlainString();
  }

  private String padded(String text) {
    return random.nextInt(15) == 0 ? "\u00a0" + text + "\t" : text;
  }

  private String pick(String... texts) {
    return texts[random.nextInt(texts.length)];
  }

  private Instant instant(LocalDate date) {
    return date.atStartOfDay(ZoneOffset.UTC).toInstant().plusMillis(random.nextInt(86_400_000));
  }

  /** The instant with or without an offset, or no timestamp at all. */
  private String timestamp(Instant at) {
    return switch (random.nextInt(25)) {
      case 0 -> "soon";
      case 1, 2 -> at.atOffset(ZoneOffset.UTC).toLocalDateTime().withNano(0).plusSeconds(1) + "";
      case 3, 4 -> at.atOffset(ZoneOffset.ofHours(2)).toString();
      default -> at.toString();
    };
  }

  private void add(Topic topic, Instant at, String... values) {
    long offset = offsets.merge(topic, 1L, Long::sum);
    List<String> row = new ArrayList<>(List.of(values));
    row.add(String.valueOf(offset));
    row.add(at.toString());
    rows.get(topic).add(row);
    if (random.nextInt(60) == 0) {
      rows.get(topic).add(List.of("too", "few"));
    }
  }

  private void segment(Topic topic, LocalDate day, List<List<String>> rows) {
    CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true).setLineSeparator('\n');
    topic.rawColumns().forEach(column -> schema.addColumn(column.name()));
    Path directory = layout.raw(topic, day);
    if (rows.isEmpty()) {
      return;
    }
    long start = Long.parseLong("%d%06d".formatted(day.toEpochDay(), offsets.get(topic)));
    int part = rows.hashCode() & 0xff;
    try {
      Files.createDirectories(directory);
      Path file = directory.resolve(new Segment(topic.topicName(), part, start).fileName());
      try (JsonGenerator csv =
          CSV.writer(schema.build()).getFactory().createGenerator(Files.newOutputStream(file))) {
        csv.setSchema(schema.build());
        for (List<String> row : rows) {
          csv.writeStartArray();
          for (String value : row) {
            csv.writeString(value);
          }
          csv.writeEndArray();
        }
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
