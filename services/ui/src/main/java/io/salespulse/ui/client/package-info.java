/** The other services, as the dashboard asks them. */
package io.salespulse.ui.client;
