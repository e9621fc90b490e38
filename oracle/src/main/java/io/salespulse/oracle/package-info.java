/**
 * The KPI catalogue a second time: cleaning and every KPI in plain SQL, run by DuckDB straight over
 * the raw CSV files. The services' tests compare with it, and benchmarks take it as the peer.
 *
 * <p>It is written from {@code docs/kpis.md} and shares nothing with the service but the contract.
 */
package io.salespulse.oracle;
