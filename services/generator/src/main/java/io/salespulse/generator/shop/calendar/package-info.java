/**
 * When things happen: seasons, hours, campaigns, where in the sequence of events the shop is, and
 * how long after an order something becomes of it.
 */
package io.salespulse.generator.shop.calendar;
