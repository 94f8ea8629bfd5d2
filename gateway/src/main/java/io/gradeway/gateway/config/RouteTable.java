package io.gradeway.gateway.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The routes, compiled to one tree per method. Segment by segment from the left, a literal is
 * preferred to a parameter and a parameter to {@code /**}; when the preferred one leads nowhere,
 * the next is tried. At most one route matches any request. Immutable and thread-safe.
 */
public final class RouteTable {
  private static final class Node {
    final Map<String, Node> literals = new HashMap<>();
    @Nullable Node parameter;
    @Nullable Route here;
    @Nullable Route rest;
  }

  private final List<Route> routes;
  private final Map<String, Node> roots = new HashMap<>();

  private RouteTable(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  /**
   * Compiles routes.
   *
   * @throws IllegalArgumentException when two routes match the same paths with the same method
   */
  public static RouteTable of(List<Route> routes) {
    RouteTable table = new RouteTable(routes);
    for (Route route : routes) {
      table
          .add(route)
          .ifPresent(
              rival -> {
                throw new IllegalArgumentException(
                    "routes " + rival.id() + " and " + route.id() + " match the same requests");
              });
    }
    return table;
  }

  /** Adds a route, unless an earlier one matches the same paths by the same method: that one. */
  private Optional<Route> add(Route route) {
    for (String method : route.methods()) {
      Node node = roots.computeIfAbsent(method, key -> new Node());
      for (PathPattern.Segment segment : route.path().segments()) {
        node = child(node, segment);
      }
      Route rival = route.path().open() ? node.rest : node.here;
      if (rival != null) {
        return Optional.of(rival);
      }
      if (route.path().open()) {
        node.rest = route;
      } else {
        node.here = route;
      }
    }
    return Optional.empty();
  }

  private static Node child(Node node, PathPattern.Segment segment) {
    if (!segment.parameter()) {
      return node.literals.computeIfAbsent(segment.text(), key -> new Node());
    }
    Node child = node.parameter;
    if (child == null) {
      child = new Node();
      node.parameter = child;
    }
    return child;
  }

  /** All routes, in the order they were given. */
  public List<Route> routes() {
    return routes;
  }

  /**
   * The route of a request.
   *
   * @param method upper-case HTTP method
   * @param path canonical path: begins with a slash, no dot segments, no empty segments but the
   *     last; percent-encoding only for bytes outside ASCII and for what a segment cannot hold
   */
  public Optional<RouteMatch> match(String method, String path) {
    Node root = roots.get(method);
    if (root == null || !path.startsWith("/")) {
      return Optional.empty();
    }
    List<String> segments =
        path.length() == 1 ? List.of() : List.of(path.substring(1).split("/", -1));
    Route route = find(root, segments, 0);
    return route == null ? Optional.empty() : Optional.of(matched(route, segments));
  }

  private static @Nullable Route find(Node node, List<String> segments, int at) {
    if (at == segments.size()) {
      return node.here != null ? node.here : node.rest;
    }
    String segment = segments.get(at);
    Node literal = node.literals.get(segment);
    Route found = literal == null ? null : find(literal, segments, at + 1);
    if (found == null && node.parameter != null && !segment.isEmpty()) {
      found = find(node.parameter, segments, at + 1);
    }
    return found == null ? node.rest : found;
  }

  private static RouteMatch matched(Route route, List<String> segments) {
    List<PathPattern.Segment> pattern = route.path().segments();
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < pattern.size(); i++) {
      if (pattern.get(i).parameter()) {
        parameters.put(pattern.get(i).text(), segments.get(i));
      }
    }
    return new RouteMatch(route, parameters);
  }

  /** Pairs of routes, the later first, of which the later can never match. */
  static List<List<Route>> rivals(List<Route> routes) {
    RouteTable table = new RouteTable(List.of());
    List<List<Route>> rivals = new ArrayList<>();
    for (Route route : routes) {
      table.add(route).ifPresent(rival -> rivals.add(List.of(route, rival)));
    }
    return rivals;
  }
}
