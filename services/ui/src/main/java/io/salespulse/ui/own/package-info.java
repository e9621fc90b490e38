/** KPIs of the shop's own. */
package io.salespulse.ui.own;
