/**
 * The shop's time line on its way into Kafka: every record exactly once, whatever stops in between.
 */
package io.salespulse.generator.feed;
