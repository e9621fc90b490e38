/**
 * Benchmarks of the services, which they know as processes only. Each sub-package has one, with its
 * peers; {@code bench/run} starts it.
 */
package io.salespulse.bench;
