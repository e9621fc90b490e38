/** The browser of tests and benchmarks: where one is, and what becomes of a test without. */
package io.salespulse.browser;
