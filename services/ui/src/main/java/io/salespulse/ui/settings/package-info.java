/** The settings, checked. */
package io.salespulse.ui.settings;
