/** Tables that can be sorted, searched and paged. */
package io.salespulse.ui.listings;
