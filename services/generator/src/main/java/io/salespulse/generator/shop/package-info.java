/**
 * The shop as a pure model: the time line of everything that happens in it, dirt included. It draws
 * on a package each for products, customers, orders, the calendar, records and random numbers.
 * Nothing here knows Kafka, a clock or a framework.
 */
package io.salespulse.generator.shop;
