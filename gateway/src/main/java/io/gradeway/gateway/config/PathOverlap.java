package io.gradeway.gateway.config;

import io.gradeway.model.FieldPath;
import io.gradeway.model.FieldPath.Kind;
import io.gradeway.model.FieldPath.Step;
import java.util.List;

/** Whether two field paths, which may both hold wildcards, can mean the same field. */
final class PathOverlap {
  private PathOverlap() {}

  /** Fills a table of suffixes, so the cost is the product of the lengths. */
  static boolean overlap(FieldPath left, FieldPath right) {
    List<Step> a = left.steps();
    List<Step> b = right.steps();
    boolean[][] meets = new boolean[a.size() + 1][b.size() + 1];
    for (int i = a.size(); i >= 0; i--) {
      for (int j = b.size(); j >= 0; j--) {
        boolean deepA = i < a.size() && a.get(i).kind() == Kind.DEEP;
        boolean deepB = j < b.size() && b.get(j).kind() == Kind.DEEP;
        boolean met = i == a.size() && j == b.size();
        if (deepA) {
          met = met || meets[i + 1][j] || (j < b.size() && meets[i][j + 1]);
        }
        if (deepB) {
          met = met || meets[i][j + 1] || (i < a.size() && meets[i + 1][j]);
        }
        if (!deepA && !deepB && i < a.size() && j < b.size()) {
          met = meets[i + 1][j + 1] && same(a.get(i), b.get(j));
        }
        meets[i][j] = met;
      }
    }
    return meets[0][0];
  }

  private static boolean same(Step a, Step b) {
    if (a.kind() == Kind.ELEMENT || b.kind() == Kind.ELEMENT) {
      return a.kind() == b.kind();
    }
    return a.kind() == Kind.ANY || b.kind() == Kind.ANY || a.name().equals(b.name());
  }
}
