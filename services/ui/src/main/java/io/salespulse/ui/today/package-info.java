/** How the day is going: the head of the page. */
package io.salespulse.ui.today;
