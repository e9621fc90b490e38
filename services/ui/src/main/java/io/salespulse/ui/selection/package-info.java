/** What a visitor selects of the sales, and the sums over {@code sales_cube} that answer it. */
package io.salespulse.ui.selection;
