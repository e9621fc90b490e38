/**
 * What every service does alike: a call of another site's page changes nothing, JSON has the
 * contract's names, and a native image can read what Kafka's producers compress.
 */
package io.salespulse.support;
