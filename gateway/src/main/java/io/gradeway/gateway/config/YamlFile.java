package io.gradeway.gateway.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a YAML file into {@link YamlNode}s. Anchors, aliases and tags are refused: what a line says
 * must not depend on another line.
 */
final class YamlFile {
  private static final long BYTES_MAX = 8L << 20;
  private static final int DEPTH_MAX = 32;
  private static final YAMLFactory YAML = new YAMLFactory();

  private final Path file;
  private final Problems problems;

  private YamlFile(Path file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** The documents of a file; what is wrong with it goes to {@code problems}. */
  static List<YamlNode> read(Path file, Problems problems) {
    return new YamlFile(file, problems).documents();
  }

  private List<YamlNode> documents() {
    List<YamlNode> documents = new ArrayList<>();
    try (YAMLParser parser = YAML.createParser(text())) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        documents.add(node(parser, 0));
      }
      return documents;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      problems.add(new Problem(file, line, "", "", "not YAML: " + firstLine(e)));
    } catch (CharacterCodingException e) {
      problems.add(new Problem(file, 0, "", "", "not UTF-8; save the file as UTF-8"));
    } catch (NoSuchFileException e) {
      problems.add(new Problem(file, 0, "", "missing", "there is no such file"));
    } catch (IOException e) {
      problems.add(new Problem(file, 0, "", "unreadable", "check that it is a readable file"));
    }
    return List.of();
  }

  private String text() throws IOException {
    if (Files.size(file) > BYTES_MAX) {
      throw new IOException("too large");
    }
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
  }

  /** The parser's words without the excerpt it appends, which may hold secrets. */
  private static String firstLine(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    int excerpt = message.indexOf("\n in 'reader'");
    String head = excerpt < 0 ? message : message.substring(0, excerpt);
    int quoted = head.indexOf('\n');
    return quoted < 0 ? head : head.substring(0, quoted);
  }

  private YamlNode node(YAMLParser parser, int depth) throws IOException {
    JsonLocation location = parser.currentTokenLocation();
    int line = location.getLineNr();
    if (depth > DEPTH_MAX) {
      throw new JsonParseException(parser, "nested deeper than " + DEPTH_MAX);
    }
    if (parser.isCurrentAlias() || parser.getObjectId() != null || parser.getTypeId() != null) {
      problems.add(
          new Problem(file, line, "", "", "anchors, aliases and tags are not read; write it out"));
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> entries(parser, line, depth);
      case START_ARRAY -> items(parser, line, depth);
      case VALUE_NULL -> new YamlNode.Scalar(line, "", true);
      default -> new YamlNode.Scalar(line, parser.getText(), false);
    };
  }

  private YamlNode entries(YAMLParser parser, int line, int depth) throws IOException {
    List<YamlNode.Entry> entries = new ArrayList<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      int keyLine = parser.currentTokenLocation().getLineNr();
      String key = parser.currentName();
      parser.nextToken();
      entries.add(new YamlNode.Entry(keyLine, key, node(parser, depth + 1)));
    }
    return new YamlNode.Entries(line, List.copyOf(entries));
  }

  private YamlNode items(YAMLParser parser, int line, int depth) throws IOException {
    List<YamlNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node(parser, depth + 1));
    }
    return new YamlNode.Items(line, List.copyOf(items));
  }
}
