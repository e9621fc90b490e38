package io.salespulse.etl.kpi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The first few of many, without sorting the many. */
final class Best<T> {

  private final int most;
  private final Comparator<T> order;
  private final PriorityQueue<T> lastFirst;

  /**
   * @param most of them that are kept
   * @param order in which the best is the first
   */
  Best(int most, Comparator<T> order) {
    this.most = most;
    this.order = order;
    this.lastFirst = new PriorityQueue<>(order.reversed());
  }

  void add(T one) {
    if (lastFirst.size() < most) {
      lastFirst.add(one);
    } else if (order.compare(one, lastFirst.element()) < 0) {
      lastFirst.remove();
      lastFirst.add(one);
    }
  }

  /** Those that are left, the best first. */
  List<T> inOrder() {
    List<T> inOrder = new ArrayList<>(lastFirst);
    inOrder.sort(order);
    return inOrder;
  }
}
