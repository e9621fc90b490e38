/** What tests and benchmarks start and watch: packaged services, free ports, a guarded broker. */
package io.salespulse.testing;
