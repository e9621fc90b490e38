/** What the sections of the page have in common: their tables and their time axis. */
package io.salespulse.ui.section;
