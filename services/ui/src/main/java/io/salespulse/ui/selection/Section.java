package io.salespulse.ui.selection;

import io.salespulse.contract.KpiFile;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The parts of the page below the key figures, in their order; each has a fragment. */
public enum Section {
  TREND(KpiFile.SALES_BY_DAY, Reach.ALL_FILTERS),
  RHYTHM(KpiFile.SALES_BY_HOUR, Reach.DAYS),
  CATEGORIES(KpiFile.REVENUE_BY_CATEGORY, Reach.ALL_FILTERS),
  CHANNELS(KpiFile.SALES_BY_CHANNEL, Reach.ALL_FILTERS),
  LOCATIONS(KpiFile.SALES_BY_LOCATION, Reach.NO_FILTER),
  PAYMENTS(KpiFile.SALES_BY_PAYMENT_METHOD, Reach.NO_FILTER),
  MEMBERSHIPS(KpiFile.SALES_BY_MEMBERSHIP, Reach.ALL_FILTERS),
  STATUSES(KpiFile.ORDER_STATUS, Reach.NO_FILTER),
  REFUNDS(KpiFile.REFUNDS_BY_CATEGORY, Reach.NO_FILTER),
  ORDERS(KpiFile.RECENT_ORDERS, Reach.DAYS_AND_CHANNEL),
  RECENT(KpiFile.TOP_PRODUCTS_RECENT, Reach.NO_FILTER),
  PRODUCTS(KpiFile.TOP_PRODUCTS, Reach.NO_FILTER),
  STOCK(KpiFile.STOCK, Reach.NO_FILTER),
  BEST(KpiFile.CUSTOMER_LTV, Reach.NO_FILTER),
  SEGMENTS(KpiFile.CUSTOMER_SEGMENTS, Reach.NO_FILTER),
  CHURN(KpiFile.CHURN_RISK, Reach.NO_FILTER),
  COHORTS(KpiFile.COHORT_RETENTION, Reach.NO_FILTER),
  QUALITY(KpiFile.DATA_QUALITY, Reach.NO_FILTER);

  /** Which filters a part follows. */
  public enum Reach {
    ALL_FILTERS,
    DAYS,
    DAYS_AND_CHANNEL,
    NO_FILTER
  }

  private final KpiFile file;
  private final Reach reach;

  Section(KpiFile file, Reach reach) {
    this.file = file;
    this.reach = reach;
  }

  /** What it shows, and what its download is. */
  public KpiFile file() {
    return file;
  }

  public Reach reach() {
    return reach;
  }

  /** As in {@code /fragments/<name>}. */
  public String fragment() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Section> named(String fragment) {
    return Arrays.stream(values()).filter(part -> part.fragment().equals(fragment)).findFirst();
  }
}
