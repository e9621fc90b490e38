/** The header: the age of the numbers, the run, and what is wrong. */
package io.salespulse.ui.header;
