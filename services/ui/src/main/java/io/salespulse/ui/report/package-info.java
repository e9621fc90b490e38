/** A day, week or month on one page, to print and to send. */
package io.salespulse.ui.report;
