/**
 * The shop as a pure model: what it sells, who buys, and the time line of everything that happens
 * in it, dirt included. Nothing here knows Kafka, a clock or a framework.
 */
package io.salespulse.generator.shop;
