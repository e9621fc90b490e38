package io.salespulse.ui.page;

/**
 * The whole page.
 *
 * @param language BCP 47 tag
 * @param refreshSeconds how often the page asks for news
 * @param version of the own assets, part of their addresses
 */
record PageView(
    String language, long refreshSeconds, String version, StatusView status, BoardView board) {}
