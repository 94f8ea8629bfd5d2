package io.gradeway.gateway.config;

import io.gradeway.body.BodyFormat;
import io.gradeway.catalogue.Dataset;
import io.gradeway.catalogue.Shape;
import io.gradeway.model.ByteSize;
import io.gradeway.model.FieldPath;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads routes and checks them against each other and the catalogue. */
final class RouteReader {
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9_.\\[\\]-]{1,64}");
  private static final PathPattern NO_PATH =
      new PathPattern(List.of(new PathPattern.Segment("", false)), false);
  private static final Upstream NO_UPSTREAM = new Upstream(false, "", 0);

  private final CatalogueReader catalogue;
  private final ByteSize bodyMax;
  private final Clock clock;
  private final Map<String, Section> byId = new LinkedHashMap<>();
  private final List<Route> routes = new ArrayList<>();

  RouteReader(CatalogueReader catalogue, ByteSize bodyMax, Clock clock) {
    this.catalogue = catalogue;
    this.bodyMax = bodyMax;
    this.clock = clock;
  }

  List<Route> routes() {
    return routes;
  }

  void read(List<Section> sections) {
    for (Section section : sections) {
      Route route = route(section);
      if (route.id().isEmpty()) {
        continue;
      }
      if (byId.putIfAbsent(route.id(), section) != null) {
        section.wrong("id", "is the id of two routes; rename one");
      } else {
        routes.add(route);
      }
    }
    List<Route> sound = routes.stream().filter(route -> !route.path().equals(NO_PATH)).toList();
    for (List<Route> rivals : RouteTable.rivals(sound)) {
      section(rivals.get(0))
          .wrong(
              "path",
              "never matches: route "
                  + rivals.get(1).id()
                  + " answers the same paths and methods; change one");
    }
  }

  /** The section a route was read from. */
  Section section(Route route) {
    Section section = byId.get(route.id());
    if (section == null) {
      throw new IllegalStateException("route " + route.id() + " was not read here");
    }
    return section;
  }

  private Route route(Section section) {
    String id = section.required("id", "", "id of the route", Values::id);
    PathPattern path =
        section.required(
            "path", NO_PATH, "paths it answers, e.g. /orders/{id}", PathPattern::parse);
    Set<String> methods =
        Set.copyOf(
            section.values("methods", "methods it answers, e.g. [GET]", RouteReader::method));
    Dataset dataset =
        section.required(
            "dataset", catalogue.none(), "id of the dataset it serves", catalogue::known);
    String operation = section.required("operation", "", "what requests do, e.g. read", Values::id);
    Upstream upstream =
        section.required(
            "upstream",
            NO_UPSTREAM,
            "where requests go, e.g. http://127.0.0.1:9101",
            Values::upstream);
    String stripPrefix = section.optional("stripPrefix", "", text -> stripPrefix(text, path));
    Route.Mode mode =
        section.optional("mode", Route.Mode.ENFORCE, text -> choice(Route.Mode.class, text));
    Optional<Waiver> waiver = waiver(section, mode);
    BodyFormat format =
        section.required(
            "format", BodyFormat.JSON, "json or ndjson", text -> choice(BodyFormat.class, text));
    section.optional("onUnreadable", "deny", RouteReader::onUnreadable);
    Map<String, Parameter> parameters = parameters(section, path, dataset);
    ByteSize max = section.optional("bodyMax", bodyMax, Values::size);
    section.end();
    return new Route(
        id,
        path,
        methods,
        dataset.id(),
        operation,
        upstream,
        stripPrefix,
        mode,
        waiver,
        format,
        parameters,
        max);
  }

  private static String method(String text) {
    if (!METHODS.contains(text)) {
      throw new IllegalArgumentException("must be one of: " + String.join(", ", METHODS));
    }
    return text;
  }

  private static <E extends Enum<E>> E choice(Class<E> type, String text) {
    List<String> known = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String name = constant.name().toLowerCase(Locale.ROOT);
      if (name.equals(text)) {
        return constant;
      }
      known.add(name);
    }
    throw new IllegalArgumentException("must be one of: " + String.join(", ", known));
  }

  private static String onUnreadable(String text) {
    if (!text.equals("deny")) {
      throw new IllegalArgumentException("must be deny: what cannot be read cannot be protected");
    }
    return text;
  }

  private static String stripPrefix(String text, PathPattern path) {
    List<PathPattern.Segment> prefix = PathPattern.parse(text).segments();
    boolean plain = !prefix.isEmpty() && prefix.stream().noneMatch(PathPattern.Segment::parameter);
    if (!plain || text.endsWith("/**")) {
      throw new IllegalArgumentException("must be plain segments, e.g. /hotline");
    }
    int length = prefix.size();
    boolean leads =
        path.segments().size() >= length && path.segments().subList(0, length).equals(prefix);
    if (!path.equals(NO_PATH) && !leads) {
      throw new IllegalArgumentException("is not where the route's path begins");
    }
    return text;
  }

  private Optional<Waiver> waiver(Section route, Route.Mode mode) {
    Section section = route.section("waiver");
    if (section == null) {
      if (mode == Route.Mode.OBSERVE) {
        route.wrong(
            "mode",
            "needs a waiver: { by: [two names], until: <date at most "
                + Waiver.DAYS_MAX
                + " days ahead> }");
      }
      return Optional.empty();
    }
    if (mode != Route.Mode.OBSERVE) {
      route.report("waiver", "", "means nothing in mode enforce; remove it");
    }
    List<String> by = section.values("by", "the two people who gave it", Values::text);
    Set<String> people = new HashSet<>();
    by.forEach(name -> people.add(name.strip().toLowerCase(Locale.ROOT)));
    if (!by.isEmpty() && (by.size() != 2 || people.size() != 2)) {
      section.report("by", by.size() + " names", "must be two different people");
    }
    Instant until =
        section.required("until", Instant.EPOCH, "its last day, e.g. 2026-12-20", this::lastDay);
    section.end();
    return Optional.of(new Waiver(by, until));
  }

  /** The instant at which a day ends. */
  private Instant lastDay(String text) {
    LocalDate day;
    try {
      day = LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a date; write e.g. 2026-12-20", e);
    }
    LocalDate today = LocalDate.now(clock);
    if (day.isBefore(today)) {
      throw new IllegalArgumentException(
          "has passed; set mode: enforce, or have two people give a new waiver");
    }
    if (day.isAfter(today.plusDays(Waiver.DAYS_MAX))) {
      throw new IllegalArgumentException(
          "is too far ahead; the last possible day is " + today.plusDays(Waiver.DAYS_MAX));
    }
    return day.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
  }

  private Map<String, Parameter> parameters(Section route, PathPattern path, Dataset dataset) {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    Section section = route.section("parameters");
    if (section != null) {
      section
          .children()
          .forEach(
              (name, child) -> {
                if (!PARAMETER.matcher(name).matches()) {
                  child.report("", "", "not the name of a parameter");
                }
                parameters.put(name, parameter(child, dataset));
              });
    }
    for (String name : path.parameters()) {
      if (!parameters.containsKey(name)) {
        route.report(
            "parameters",
            "missing",
            "declare the path parameter " + name + ": { shape: … } or { field: … }");
      }
    }
    return parameters;
  }

  private Parameter parameter(Section section, Dataset dataset) {
    if (section.has("shape") == section.has("field")) {
      section.report("shape", "", "write either shape or field, not both and not neither");
    }
    Shape shape = section.optional("shape", new Shape.Bool(), RouteReader::closedShape);
    FieldPath none = new FieldPath(List.of());
    FieldPath field = section.optional("field", none, text -> FieldPath.parse(Values.text(text)));
    section.end();
    if (catalogue.isSound(dataset)
        && !field.equals(none)
        && AgreementReader.meant(field, dataset).isEmpty()) {
      section.wrong("field", AgreementReader.noSuchField(field, dataset));
    }
    return section.has("field") ? new Parameter.OfField(field) : new Parameter.Shaped(shape);
  }

  private static Shape closedShape(String text) {
    Shape shape = Shape.parse(text);
    if (!shape.closed()) {
      throw new IllegalArgumentException(
          "would let any value act on the data; name a closed shape or the field it acts on");
    }
    return shape;
  }
}
