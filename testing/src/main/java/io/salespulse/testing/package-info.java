/**
 * What tests and benchmarks start and watch: packaged services, free ports, a guarded broker, a
 * clock, and the JSON of the contract.
 */
package io.salespulse.testing;
