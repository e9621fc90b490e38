/** What was bought in the last minutes, as the sinks say. */
package io.salespulse.ui.live;
