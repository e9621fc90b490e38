/** The trend of sales over time. */
package io.salespulse.ui.trend;
