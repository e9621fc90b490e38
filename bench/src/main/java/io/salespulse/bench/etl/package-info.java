/**
 * The ETL as a process over histories of its own, timed by its run reports, beside DuckDB computing
 * the same KPI files from the same raw files.
 */
package io.salespulse.bench.etl;
