package io.salespulse.ui.pipeline;

import io.salespulse.ui.section.SectionView.TableView;
import java.util.List;

/**
 * The way of the data, room by room.
 *
 * @param rooms in the order of the way
 * @param flow each topic through the rooms
 * @param runs the last runs
 * @param quality every rule
 */
public record PipelineView(
    List<RoomView> rooms, TableView flow, TableView runs, TableView quality) {

  /**
   * @param level good, late or bad
   * @param word what the level means: fine, look or broken
   * @param verdict why, in a sentence
   * @param facts its live numbers, the first of which says the most
   */
  public record RoomView(
      String name, String title, String level, String word, String verdict, List<FactView> facts) {

    RoomView with(List<FactView> newFacts) {
      return new RoomView(name, title, level, word, verdict, newFacts);
    }
  }

  /** A number and what it counts. */
  public record FactView(String title, String text) {}
}
