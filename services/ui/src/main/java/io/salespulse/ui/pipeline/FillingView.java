package io.salespulse.ui.pipeline;

import java.util.List;

/**
 * The pipeline on its way to the first KPIs.
 *
 * @param steps in the order of the data's way
 */
public record FillingView(List<StepView> steps) {

  /**
   * @param state done, active, waiting or problem
   * @param facts what is known, one line each
   */
  public record StepView(String title, String state, String verdict, List<String> facts) {}
}
