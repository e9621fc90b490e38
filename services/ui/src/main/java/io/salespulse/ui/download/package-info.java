/** The KPI CSVs for spreadsheets. */
package io.salespulse.ui.download;
