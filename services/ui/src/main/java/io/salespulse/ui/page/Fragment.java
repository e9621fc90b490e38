package io.salespulse.ui.page;

import java.util.function.Supplier;

/**
 * A part of the page that somebody asks for; who has it already costs no rendering.
 *
 * @param etag changes with what the part says
 */
record Fragment(String etag, Supplier<String> html) {}
