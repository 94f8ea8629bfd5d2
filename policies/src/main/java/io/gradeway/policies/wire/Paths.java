package io.gradeway.policies.wire;

import io.gradeway.model.FieldPath;
import io.gradeway.model.FieldPath.Kind;
import io.gradeway.model.FieldPath.Step;
import java.util.List;

/** How two field paths, which may be patterns, lie to each other. */
final class Paths {
  private Paths() {}

  /** Whether both can name the same field, or one a field within the other's. */
  static boolean overlap(FieldPath a, FieldPath b) {
    return reaches(a, b) || reaches(b, a);
  }

  /**
   * Whether {@code outer} can name a field that {@code inner} names too, or one that encloses it.
   */
  static boolean reaches(FieldPath outer, FieldPath inner) {
    List<Step> out = outer.steps();
    List<Step> in = inner.steps();
    // reached[i][j]: the rest of outer from i can be a beginning of the rest of inner from j.
    boolean[][] reached = new boolean[out.size() + 1][in.size() + 1];
    for (int j = 0; j <= in.size(); j++) {
      reached[out.size()][j] = true;
    }
    for (int i = out.size() - 1; i >= 0; i--) {
      boolean deepOut = out.get(i).kind() == Kind.DEEP;
      reached[i][in.size()] = deepOut && reached[i + 1][in.size()];
      for (int j = in.size() - 1; j >= 0; j--) {
        if (deepOut || in.get(j).kind() == Kind.DEEP) {
          reached[i][j] = reached[i + 1][j] || reached[i][j + 1];
        } else {
          reached[i][j] = meet(out.get(i), in.get(j)) && reached[i + 1][j + 1];
        }
      }
    }
    return reached[0][0];
  }

  private static boolean meet(Step a, Step b) {
    if (a.kind() == Kind.ANY || b.kind() == Kind.ANY) {
      return a.kind() != Kind.ELEMENT && b.kind() != Kind.ELEMENT;
    }
    return a.equals(b);
  }
}
