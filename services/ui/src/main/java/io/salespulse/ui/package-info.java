/**
 * The dashboard. {@code kpi} reads the published KPI set, {@code pipeline} asks the other services
 * how they are, {@code page} renders both as HTML, {@code download} hands the CSVs out.
 */
package io.salespulse.ui;
