/** The optional sign-in: its page, its guard and its one user. */
package io.salespulse.ui.signin;
