package io.gradeway.gateway.config;

import java.util.List;

/** A piece of a YAML document with the line it begins at. */
sealed interface YamlNode {
  int line();

  /** A scalar as it is written; quotes are gone. */
  record Scalar(int line, String text, boolean isNull) implements YamlNode {}

  /** A list. */
  record Items(int line, List<YamlNode> nodes) implements YamlNode {}

  /** A mapping; keys in their order, repeated ones included. */
  record Entries(int line, List<Entry> entries) implements YamlNode {}

  /** One key of a mapping and its value. */
  record Entry(int line, String key, YamlNode value) {}

  /** What it is, for people. */
  default String describe() {
    if (this instanceof Items) {
      return "a list";
    }
    return this instanceof Entries ? "a mapping" : "a value";
  }
}
