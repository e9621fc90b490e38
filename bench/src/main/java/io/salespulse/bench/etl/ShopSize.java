package io.salespulse.bench.etl;

/**
 * How large a shop is.
 *
 * @param customers how many
 * @param products how many, fewer than 10,000
 */
record ShopSize(int customers, int products) {

  static final ShopSize USUAL = new ShopSize(20_000, 500);
}
