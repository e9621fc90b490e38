/** Names and reasons of others, made fit to be read. */
package io.salespulse.ui.text;
