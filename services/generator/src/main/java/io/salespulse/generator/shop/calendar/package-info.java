/**
 * When things happen: seasons, hours, campaigns, and how long after an order something becomes of
 * it.
 */
package io.salespulse.generator.shop.calendar;
