package io.gradeway.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A JSON text as Jackson reads it, with the records it falls into as {@link BodyRecord} has them.
 * Shares no code with the rewriter.
 */
final class JsonTree {
  /** What is edited and released as one: a record, or a stretch outside of the outermost arrays. */
  static final class Segment {
    final boolean envelope;

    /** How many bytes of the body must be there before any of it may leave. */
    long completeAt = Long.MAX_VALUE;

    boolean redacted;

    Segment(boolean envelope) {
      this.envelope = envelope;
    }
  }

  /** A value. */
  sealed interface Node permits Leaf, Items, Members {}

  /**
   * A value that holds no others.
   *
   * @param text its text behind a letter for its kind
   * @param ordinal its number among leaves and listed names, in order of appearance
   */
  record Leaf(String text, int ordinal, Segment segment) implements Node {}

  /**
   * An array.
   *
   * @param records the elements' segments if this is an outermost array, else empty
   */
  record Items(List<Node> elements, List<Segment> records) implements Node {}

  /** An object. */
  record Members(List<Member> members) implements Node {}

  /**
   * A member.
   *
   * @param ordinal as for leaves, -1 if the name is not listed
   */
  record Member(String name, int ordinal, Segment segment, Node value) {}

  private static final JsonFactory STRICT =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final JsonParser parser;
  private final boolean lines;
  private final int shift;
  private Segment segment;
  private int ordinals;

  private JsonTree(JsonParser parser, boolean lines, int shift, int ordinals) {
    this.parser = parser;
    this.lines = lines;
    this.shift = shift;
    this.ordinals = ordinals;
    this.segment = new Segment(!lines);
  }

  /** The one JSON text. */
  static Node json(byte[] body) throws IOException {
    try (JsonParser parser = STRICT.createParser(body)) {
      return new JsonTree(parser, false, 0, 0).root();
    }
  }

  /** An element for each line. */
  static Items ndjson(byte[] body) throws IOException {
    List<Node> elements = new ArrayList<>();
    List<Segment> records = new ArrayList<>();
    int ordinals = 0;
    for (int from = 0; from < body.length; ) {
      int to = from;
      while (to < body.length && body[to] != '\n') {
        to++;
      }
      try (JsonParser parser = STRICT.createParser(Arrays.copyOfRange(body, from, to))) {
        JsonTree line = new JsonTree(parser, true, from, ordinals);
        elements.add(line.root());
        line.segment.completeAt = to < body.length ? to + 1 : Long.MAX_VALUE;
        records.add(line.segment);
        ordinals = line.ordinals;
      }
      from = to + 1;
    }
    return new Items(elements, records);
  }

  /** Whether a member of this name is listed by the editor of these tests. */
  static boolean isListed(String name) {
    return name.startsWith("k");
  }

  private Node root() throws IOException {
    parser.nextToken();
    Node root = node(lines);
    if (parser.nextToken() != null) {
      throw new IOException("more than one JSON text");
    }
    return root;
  }

  private long end() {
    return shift + parser.currentLocation().getByteOffset();
  }

  private Node node(boolean inRecord) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new IOException("no JSON text");
    }
    return switch (token) {
      case START_OBJECT -> members(inRecord);
      case START_ARRAY -> items(inRecord);
      default -> new Leaf(token.name().charAt(6) + parser.getText(), ordinals++, segment);
    };
  }

  private Members members(boolean inRecord) throws IOException {
    List<Member> members = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      int ordinal = isListed(name) ? ordinals++ : -1;
      Segment own = segment;
      parser.nextToken();
      members.add(new Member(name, ordinal, own, node(inRecord)));
    }
    return new Members(members);
  }

  private Items items(boolean inRecord) throws IOException {
    List<Node> elements = new ArrayList<>();
    List<Segment> records = new ArrayList<>();
    if (!inRecord) {
      segment.completeAt = end();
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (!inRecord) {
        segment = new Segment(false);
        records.add(segment);
      }
      elements.add(node(true));
      if (!inRecord) {
        segment.completeAt = end();
      }
    }
    if (!inRecord) {
      segment = new Segment(true);
    }
    return new Items(elements, records);
  }
}
