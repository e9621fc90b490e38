/**
 * What services do alike: a start that fails is told in one line, a call of another site's page
 * changes nothing, JSON has the contract's names, Kafka is watched, and a native image can read
 * what Kafka's producers compress.
 */
package io.salespulse.support;
