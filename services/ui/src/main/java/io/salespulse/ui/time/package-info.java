/** Time that passes, whatever the machine's clock says. */
package io.salespulse.ui.time;
