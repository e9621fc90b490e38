/** The filters, and what they let through. */
package io.salespulse.ui.filters;
