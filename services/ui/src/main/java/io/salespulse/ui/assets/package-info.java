/** Scripts, style sheet and icon: named by their content, compressed once, kept by browsers. */
package io.salespulse.ui.assets;
