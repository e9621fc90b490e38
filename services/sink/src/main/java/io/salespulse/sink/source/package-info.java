/** Which topics are read, and where in their values the contract's fields are. */
package io.salespulse.sink.source;
