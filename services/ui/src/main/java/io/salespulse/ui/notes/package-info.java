/** What a shop wrote down of its days. */
package io.salespulse.ui.notes;
