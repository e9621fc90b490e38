package io.salespulse.ui.today;

/**
 * What a day and those beside it are called.
 *
 * @param title of the panel, and of the day's own column
 * @param dayBefore the day before it, within a sentence
 * @param weekBefore the same weekday of the week before
 * @param more what a day is that sold more, as in "ahead of yesterday"
 * @param less what a day is that sold less
 */
record DayNames(String title, String dayBefore, String weekBefore, String more, String less) {

  static final DayNames TODAY =
      new DayNames("Today", "yesterday", "a week ago", "ahead of", "behind");

  /** Of a day that is over. */
  static DayNames over(String title) {
    return new DayNames(title, "the day before", "a week before", "above", "below");
  }
}
