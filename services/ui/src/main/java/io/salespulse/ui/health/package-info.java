/** What is wrong, for people and for probes. */
package io.salespulse.ui.health;
