/**
 * What every service does alike at its HTTP port: a call of another site's page changes nothing.
 */
package io.salespulse.support;
