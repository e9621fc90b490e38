/** What was bought in the last minutes, of the records that the sink takes in; in memory alone. */
package io.salespulse.sink.live;
