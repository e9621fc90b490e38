/** Notices that a field is gone from a topic's records, or has another kind of value in them. */
package io.salespulse.sink.drift;
