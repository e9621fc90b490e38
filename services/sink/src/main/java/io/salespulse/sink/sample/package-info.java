/** The newest records, for whoever maps a shop's topics. */
package io.salespulse.sink.sample;
