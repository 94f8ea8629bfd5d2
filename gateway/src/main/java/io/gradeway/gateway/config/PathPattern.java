package io.gradeway.gateway.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Paths a route answers: literal segments, <code>{name}</code> for one segment, {@code /**} at the
 * end for the rest, which may be empty.
 *
 * <p>Literals are in the gateway's canonical form: percent-encoding only for bytes outside ASCII,
 * in capital letters.
 *
 * @param segments in order
 * @param open whether it ends in {@code /**}
 */
public record PathPattern(List<Segment> segments, boolean open) {
  /**
   * One segment.
   *
   * @param text the literal, or the name of the parameter
   * @param parameter whether it stands for any one segment
   */
  public record Segment(String text, boolean parameter) {}

  private static final Pattern LITERAL =
      Pattern.compile("(?:[A-Za-z0-9._~!$&'()+,=:@-]|%[89A-F][0-9A-F])+");
  private static final Pattern NAME = Pattern.compile("\\{[A-Za-z][A-Za-z0-9_-]{0,63}}");
  private static final int SEGMENTS_MAX = 32;

  public PathPattern {
    segments = List.copyOf(segments);
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  public static PathPattern parse(String text) {
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException("must begin with /");
    }
    boolean open = text.endsWith("/**");
    String body = open ? text.substring(0, text.length() - "/**".length()) : text;
    List<Segment> segments = new ArrayList<>();
    Set<String> names = new HashSet<>();
    if (!body.isEmpty() && !body.equals("/")) {
      for (String part : body.substring(1).split("/", -1)) {
        Segment segment = segment(part);
        if (segment.parameter() && !names.add(segment.text())) {
          throw new IllegalArgumentException(
              "names the parameter {" + segment.text() + "} twice; give each its own name");
        }
        segments.add(segment);
      }
    }
    if (segments.size() > SEGMENTS_MAX) {
      throw new IllegalArgumentException("has more than " + SEGMENTS_MAX + " segments");
    }
    return new PathPattern(segments, open);
  }

  private static Segment segment(String part) {
    if (part.isEmpty()) {
      throw new IllegalArgumentException(
          "has an empty segment, which no request can have; remove the extra /");
    }
    if (part.equals(".") || part.equals("..")) {
      throw new IllegalArgumentException(
          "has the segment " + part + ", which no request can have; write the plain path");
    }
    if (NAME.matcher(part).matches()) {
      return new Segment(part.substring(1, part.length() - 1), true);
    }
    if (part.contains("*")) {
      throw new IllegalArgumentException("may hold * only as /** at the end");
    }
    if (!LITERAL.matcher(part).matches()) {
      throw new IllegalArgumentException(
          "has a segment that is neither {name} nor plain; write bytes outside ASCII as %E5%8C%97,"
              + " and no ; ? # % or spaces");
    }
    return new Segment(part, false);
  }

  /** Names of its parameters. */
  public List<String> parameters() {
    return segments.stream().filter(Segment::parameter).map(Segment::text).toList();
  }

  /** The pattern as it is written. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Segment segment : segments) {
      text.append('/').append(segment.parameter() ? "{" + segment.text() + "}" : segment.text());
    }
    if (open) {
      text.append("/**");
    }
    return text.isEmpty() ? "/" : text.toString();
  }
}
