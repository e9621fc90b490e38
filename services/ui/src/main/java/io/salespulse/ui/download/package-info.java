/** The KPI tables, for spreadsheets, programs and people who look for a column. */
package io.salespulse.ui.download;
