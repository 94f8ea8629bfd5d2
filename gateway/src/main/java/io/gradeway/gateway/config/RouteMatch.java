package io.gradeway.gateway.config;

import java.util.Map;

/**
 * A route found for a request.
 *
 * @param route the route
 * @param parameters path parameters by name, as they stand in the canonical path
 */
public record RouteMatch(Route route, Map<String, String> parameters) {
  public RouteMatch {
    parameters = Map.copyOf(parameters);
  }
}
