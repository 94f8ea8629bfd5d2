package io.gradeway.plan;

import io.gradeway.model.FieldPath;
import io.gradeway.model.FieldPath.Kind;
import io.gradeway.model.FieldPath.Step;
import java.util.List;

/** Matches concrete paths against a path that may hold wildcards. */
final class PathPattern {
  private final List<Step> pattern;

  PathPattern(FieldPath pattern) {
    this.pattern = pattern.steps();
  }

  boolean matches(FieldPath path) {
    return matches(0, path.steps(), 0);
  }

  private boolean matches(int at, List<Step> steps, int from) {
    if (at == pattern.size()) {
      return from == steps.size();
    }
    Step wanted = pattern.get(at);
    if (wanted.kind() == Kind.DEEP) {
      for (int skip = from; skip <= steps.size(); skip++) {
        if (matches(at + 1, steps, skip)) {
          return true;
        }
      }
      return false;
    }
    if (from == steps.size()) {
      return false;
    }
    Step step = steps.get(from);
    boolean fits = wanted.kind() == Kind.ANY ? step.kind() == Kind.MEMBER : wanted.equals(step);
    return fits && matches(at + 1, steps, from + 1);
  }
}
