/**
 * The generator as a process: how fast it writes, and what it needs while Kafka is slow or away.
 */
package io.salespulse.bench.generator;
