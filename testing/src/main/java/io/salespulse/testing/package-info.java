/**
 * What tests and benchmarks start and watch: packaged services, free ports, a guarded broker, a
 * clock.
 */
package io.salespulse.testing;
