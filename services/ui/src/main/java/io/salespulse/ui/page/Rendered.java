package io.salespulse.ui.page;

/**
 * A finished part of the page.
 *
 * @param etag changes with what the part says
 */
record Rendered(String etag, String html) {}
