/**
 * The page and its fragments. A view is a record of finished texts; the templates only place them,
 * and both the page and the fragments are made of the same ones.
 */
package io.salespulse.ui.page;
