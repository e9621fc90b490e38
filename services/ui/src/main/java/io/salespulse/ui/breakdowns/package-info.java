/** Sales by one attribute: tables whose rows filter the page. */
package io.salespulse.ui.breakdowns;
