package io.salespulse.ui.outliers;

import io.salespulse.ui.selection.Choice;
import io.salespulse.ui.selection.Section;

/**
 * Something that stands out.
 *
 * @param name of its rule
 * @param sense good, bad or neutral
 * @param number by how much
 * @param subject who or what the sentence is of, tame
 * @param text the rest of the sentence, after its subject
 * @param rule what it was judged by, for people
 * @param link to the view that shows it
 */
record Sentence(
    String name, String sense, String number, String subject, String text, String rule, Link link) {

  /**
   * @param query of the page's address
   * @param section the part of the page to look at there
   */
  record Link(String text, String query, String section) {

    static Link to(Section section, Choice choice, String text) {
      return new Link(text, choice.query(), section.fragment());
    }
  }
}
