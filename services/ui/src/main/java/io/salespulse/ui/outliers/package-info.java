/** What stands out of what is usual, in sentences. */
package io.salespulse.ui.outliers;
