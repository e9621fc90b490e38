package io.salespulse.etl.run;

import io.salespulse.contract.Topic;
import java.util.List;

/** Three days of a shop with one order a day, of 10.00, 20.00 and 30.00. */
public final class SmallShop {

  public static final RawSegment CUSTOMERS =
      RawSegment.of(
          Topic.CUSTOMERS,
          "2026-11-01",
          0,
          "c1,Ann,,,,2026-11-01T08:00:00Z,Berlin,Bronze",
          "c2,Bob,,,,2026-11-01T09:00:00Z,Paris,Gold");

  public static final RawSegment ORDERS_OF_SECOND_DAY =
      RawSegment.of(Topic.ORDERS, "2026-11-02", 1, "o2,c2,2026-11-02T23:30:00Z,20.00,web,card");

  /** Comes late for a day that is over. */
  public static final RawSegment LATE_ORDER =
      RawSegment.of(Topic.ORDERS, "2026-11-02", 50, "o9,c1,2026-11-02T11:00:00Z,5.50,app,cash");

  public static final RawSegment LATE_ITEM =
      RawSegment.of(Topic.ORDER_ITEMS, "2026-11-02", 50, "i9,o9,p1,1,5.50");

  /** A new version of a customer, of the second day. */
  public static final RawSegment PROMOTION =
      RawSegment.of(
          Topic.CUSTOMERS, "2026-11-02", 60, "c1,Ann,,,,2026-11-01T08:00:00Z,Berlin,Silver");

  public static final List<RawSegment> ALL =
      List.of(
          CUSTOMERS,
          RawSegment.of(
              Topic.PRODUCTS,
              "2026-11-01",
              0,
              "p1,Toys,Ball,5.00,2.50,10,2026-11-01T07:00:00Z",
              "p2,Food,Tea,10.00,,,"),
          RawSegment.of(Topic.ORDERS, "2026-11-01", 0, "o1,c1,2026-11-01T10:00:00Z,10.00,web,card"),
          RawSegment.of(Topic.ORDER_ITEMS, "2026-11-01", 0, "i1,o1,p1,2,5.00"),
          ORDERS_OF_SECOND_DAY,
          RawSegment.of(Topic.ORDER_ITEMS, "2026-11-02", 1, "i2,o2,p2,2,10.00"),
          RawSegment.of(Topic.ORDERS, "2026-11-03", 2, "o3,c1,2026-11-03T10:00:00Z,30.00,app,cash"),
          RawSegment.of(Topic.ORDER_ITEMS, "2026-11-03", 2, "i3,o3,p2,3,10.00"));

  private SmallShop() {}
}
