/** What the other services say of themselves, and the runs asked for on the page. */
package io.salespulse.ui.pipeline;
