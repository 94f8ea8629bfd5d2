package io.gradeway.gateway.command;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A filter of JSON lines: one object in, one object out, in order. A line that cannot be answered
 * gives {@code {"id":…,"error":"line 3: …"}} and the next line goes on; the exit code is then
 * {@link ExitCode#USAGE}.
 *
 * <p>Strict: UTF-8 without replacement, JSON of RFC 8259, no duplicate or unknown names, no
 * unpaired surrogates, at most {@value #LINE_BYTES_MAX} bytes a line. No error quotes the line.
 */
final class JsonLines {
  static final int LINE_BYTES_MAX = 8 * 1024 * 1024;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .disable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();
  private static final ObjectReader READER = MAPPER.readerFor(JsonNode.class);
  private static final ObjectWriter WRITER = MAPPER.writer();

  /** Answers one line. */
  @FunctionalInterface
  interface Answer {
    /**
     * Fills in the answer to one line.
     *
     * @param line what was asked; holds no name but the declared ones
     * @param answer already holds the id
     * @throws LineException when this line cannot be answered
     */
    void to(ObjectNode line, ObjectNode answer) throws LineException;
  }

  /** Why one line cannot be answered; the message never quotes a value. */
  static final class LineException extends Exception {
    private static final long serialVersionUID = 1L;

    LineException(String message) {
      super(message);
    }
  }

  private JsonLines() {}

  /**
   * Answers every line of the terminal's input.
   *
   * @param names members a line may have; {@code id} is always allowed
   * @return {@link ExitCode#OK}, or {@link ExitCode#USAGE} when at least one line had an error
   * @throws IOException when the input cannot be read
   * @throws CommandFailure when whoever read the output is gone
   */
  static int run(Terminal terminal, Set<String> names, Answer answer) throws IOException {
    InputStream in = new BufferedInputStream(terminal.in(), 1 << 16);
    OutputStream out = new BufferedOutputStream(terminal.out(), 1 << 16);
    ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 12);
    int exitCode = ExitCode.OK;
    for (long number = 1; readLine(in, line); number++) {
      ObjectNode answered = JsonNodeFactory.instance.objectNode();
      answered.set("id", NullNode.instance);
      try {
        answer.to(parse(line, number, answered, names), answered);
      } catch (LineException wrong) {
        exitCode = ExitCode.USAGE;
        JsonNode id = answered.get("id");
        answered.removeAll();
        answered.set("id", id);
        answered.put("error", "line " + number + ": " + wrong.getMessage());
      }
      out.write(WRITER.writeValueAsBytes(answered));
      out.write('\n');
      // Whoever waits for the answer before asking again must get it now.
      if (in.available() == 0) {
        flush(out, terminal);
      }
    }
    flush(out, terminal);
    return exitCode;
  }

  private static void flush(OutputStream out, Terminal terminal) throws IOException {
    out.flush();
    if (terminal.out().checkError()) {
      throw new CommandFailure(
          ExitCode.COULD_NOT_TELL, Messages.of("gradeway", terminal.locale()).say("output.gone"));
    }
  }

  /** Reads up to and without the next line feed; false at the end. Keeps one byte too many. */
  private static boolean readLine(InputStream in, ByteArrayOutputStream line) throws IOException {
    line.reset();
    int b = in.read();
    if (b < 0) {
      return false;
    }
    while (b >= 0 && b != '\n') {
      if (line.size() <= LINE_BYTES_MAX) {
        line.write(b);
      }
      b = in.read();
    }
    return true;
  }

  private static ObjectNode parse(
      ByteArrayOutputStream line, long number, ObjectNode answered, Set<String> names)
      throws LineException {
    if (line.size() > LINE_BYTES_MAX) {
      throw new LineException("longer than " + LINE_BYTES_MAX + " bytes");
    }
    String text = decode(line);
    if (number == 1 && text.startsWith("\uFEFF")) {
      text = text.substring(1);
    }
    JsonNode node;
    try {
      node = READER.readTree(text);
    } catch (JsonProcessingException broken) {
      JsonLocation at = broken.getLocation();
      throw new LineException(
          "not one JSON object" + (at == null ? "" : ", broken at column " + at.getColumnNr()));
    }
    if (!(node instanceof ObjectNode object)) {
      throw new LineException("not one JSON object");
    }
    JsonNode id = object.get("id");
    if (id != null && (id.isTextual() || id.isIntegralNumber())) {
      refuseUnpairedSurrogates(id);
      answered.set("id", id);
    } else if (id != null) {
      throw new LineException("\"id\" must be a string or an integer");
    }
    for (String name : (Iterable<String>) object::fieldNames) {
      if (!name.equals("id") && !names.contains(name)) {
        throw new LineException(
            "has a member that is not known; known are id, "
                + names.stream().sorted().collect(Collectors.joining(", ")));
      }
    }
    refuseUnpairedSurrogates(object);
    return object;
  }

  private static String decode(ByteArrayOutputStream line) throws LineException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(line.toByteArray()))
          .toString();
    } catch (CharacterCodingException broken) {
      throw new LineException("not UTF-8");
    }
  }

  /** They have no UTF-8 form, so the answer could not carry them back. */
  private static void refuseUnpairedSurrogates(JsonNode node) throws LineException {
    if (node.isTextual() && !StandardCharsets.UTF_8.newEncoder().canEncode(node.textValue())) {
      throw new LineException("a string holds an unpaired surrogate");
    }
    for (JsonNode child : node) {
      refuseUnpairedSurrogates(child);
    }
  }

  /**
   * The text of a member.
   *
   * @throws LineException when it is missing or not a string
   */
  static String text(ObjectNode line, String name) throws LineException {
    JsonNode node = line.get(name);
    if (node == null || !node.isTextual()) {
      throw new LineException("\"" + name + "\" must be a string");
    }
    return node.textValue();
  }
}
