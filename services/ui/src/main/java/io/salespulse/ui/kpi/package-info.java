/** The published KPI set, read whole into memory and replaced whole. Plain classes. */
package io.salespulse.ui.kpi;
