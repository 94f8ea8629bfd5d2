package io.gradeway.gateway.enforce;

import io.gradeway.decision.DecisionRequest;
import io.gradeway.gateway.config.Parameter;
import io.gradeway.gateway.config.RouteMatch;
import io.gradeway.model.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The query and path parameters of a request, held against what its route declares. */
final class RouteParameters {
  /** Digits in one segment: enough for a version or a year, too few for an identifier. */
  private static final int REST_DIGITS_MAX = 4;

  private RouteParameters() {}

  /** Whether every parameter is declared and has its declared shape. */
  static boolean areDeclared(Exchange x, RouteMatch match) {
    Map<String, Parameter> declared = match.route().parameters();
    for (Map.Entry<String, String> query : x.target().query().entrySet()) {
      Parameter parameter = declared.get(query.getKey());
      // A path parameter of the same name is set by the path alone.
      if (parameter == null || match.parameters().containsKey(query.getKey())) {
        return false;
      }
      if (parameter instanceof Parameter.Shaped shaped
          && !shaped.shape().admits(query.getValue())) {
        return false;
      }
    }
    for (Map.Entry<String, String> segment : match.parameters().entrySet()) {
      Parameter parameter = declared.get(segment.getKey());
      boolean fits =
          parameter instanceof Parameter.OfField
              || (parameter instanceof Parameter.Shaped shaped
                  && shaped.shape().admits(segment.getValue()));
      if (!fits) {
        return false;
      }
    }
    return !match.route().path().open() || restIsPlain(x, match);
  }

  /**
   * What stands in the place of {@code /**} is declared nowhere, so it must look like a name that a
   * program gives: an identifier there would be a filter on clear data behind a mask.
   */
  private static boolean restIsPlain(Exchange x, RouteMatch match) {
    int fixed = match.route().path().segments().size();
    String[] segments = x.target().path().substring(1).split("/", -1);
    for (int i = fixed; i < segments.length; i++) {
      long digits = segments[i].chars().filter(c -> c >= '0' && c <= '9').count();
      boolean plain =
          segments[i]
              .chars()
              .allMatch(
                  c ->
                      (c >= 'a' && c <= 'z')
                          || (c >= 'A' && c <= 'Z')
                          || (c >= '0' && c <= '9')
                          || c == '-'
                          || c == '_'
                          || c == '.');
      if (!plain || digits > REST_DIGITS_MAX) {
        return false;
      }
    }
    return true;
  }

  /** What the policy learns of them: which are used, and the field each acts on; no values. */
  static List<DecisionRequest.Parameter> usedBy(Exchange x) {
    List<DecisionRequest.Parameter> used = new ArrayList<>();
    for (Map.Entry<String, Parameter> declared : x.route().parameters().entrySet()) {
      boolean present =
          x.target().query().containsKey(declared.getKey())
              || x.pathParameters().contains(declared.getKey());
      if (present) {
        Optional<FieldPath> field =
            declared.getValue() instanceof Parameter.OfField ofField
                ? Optional.of(ofField.path())
                : Optional.empty();
        used.add(new DecisionRequest.Parameter(declared.getKey(), field));
      }
    }
    return used;
  }
}
