/** The last minutes of the shop, read from Kafka and kept in memory alone. */
package io.salespulse.ui.live;
