/** The stack without Docker: a Kafka broker from Maven Central and a launcher of the services. */
package io.salespulse.local;
