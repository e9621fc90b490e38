package io.salespulse.ui.page;

import java.util.List;

/**
 * The pipeline on its way to the first KPIs.
 *
 * @param steps in the order of the data's way
 */
record FillingView(List<StepView> steps) {

  /**
   * @param state done, active, waiting or problem
   * @param facts what is known, one line each
   */
  record StepView(String title, String state, String verdict, List<String> facts) {}
}
