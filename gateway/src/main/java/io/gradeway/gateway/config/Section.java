package io.gradeway.gateway.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A mapping being read. Each property is asked for by name; {@link #end} then reports the keys
 * nobody asked for. A property that is missing or wrong is reported and read as the given fallback,
 * so that reading goes on to the next problem; nothing is built once there is a problem.
 */
final class Section {
  private final Path file;
  private final String path;
  private final int line;
  private final Problems problems;
  private final Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();
  private final Set<String> secret = new LinkedHashSet<>();

  private Section(Path file, String path, int line, Problems problems) {
    this.file = file;
    this.path = path;
    this.line = line;
    this.problems = problems;
  }

  /** The mapping at {@code node}; one without entries if it is none, which is reported. */
  static Section of(Path file, String path, YamlNode node, Problems problems) {
    Section section = new Section(file, path, node.line(), problems);
    if (!(node instanceof YamlNode.Entries mapping)) {
      problems.add(
          new Problem(file, node.line(), path, node.describe(), "must be a mapping of keys"));
      section.asked.add("");
      return section;
    }
    for (YamlNode.Entry entry : mapping.entries()) {
      if (section.entries.putIfAbsent(entry.key(), entry) != null) {
        problems.add(
            new Problem(
                file,
                entry.line(),
                section.at(Problems.plain(entry.key())),
                "duplicate",
                "is there twice; the first is on line " + section.entries.get(entry.key()).line()));
      }
    }
    return section;
  }

  Path file() {
    return file;
  }

  String path() {
    return path;
  }

  /** Marks a property whose value no problem may show: a secret may stand there by mistake. */
  void hide(String key) {
    secret.add(key);
  }

  private String shown(String key, String value) {
    return secret.contains(key) ? "not shown" : Problems.shown(value);
  }

  /** Path of a property. */
  String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  /** Line of a property, or of the section when it is not there. */
  int line(String key) {
    YamlNode.Entry entry = entries.get(key);
    return entry == null ? line : entry.line();
  }

  /** Reports what is wrong with a property, showing its value. */
  void wrong(String key, String expectation) {
    YamlNode.Entry entry = entries.get(key);
    String found = "";
    if (entry != null && entry.value() instanceof YamlNode.Scalar scalar) {
      found = shown(key, scalar.text());
    }
    report(key, found, expectation);
  }

  void report(String key, String found, String expectation) {
    problems.add(new Problem(file, line(key), at(key), found, expectation));
  }

  private void missing(String key, String what) {
    problems.add(new Problem(file, line, at(key), "missing", what));
  }

  private YamlNode.@Nullable Entry ask(String key) {
    asked.add(key);
    YamlNode.Entry entry = entries.get(key);
    boolean empty = entry != null && entry.value() instanceof YamlNode.Scalar s && s.isNull();
    return empty ? null : entry;
  }

  /** A property that must be there. */
  <T> T required(String key, T fallback, String what, Function<String, T> parser) {
    if (ask(key) == null) {
      missing(key, what);
      return fallback;
    }
    return optional(key, fallback, parser);
  }

  /**
   * A property that may be left out. {@code parser} refuses a value by IllegalArgumentException,
   * whose message says what to write.
   */
  <T> T optional(String key, T fallback, Function<String, T> parser) {
    YamlNode.Entry entry = ask(key);
    if (entry == null) {
      emptyIsWrong(key);
      return fallback;
    }
    if (!(entry.value() instanceof YamlNode.Scalar scalar)) {
      report(key, entry.value().describe(), "must be a single value");
      return fallback;
    }
    try {
      return parser.apply(scalar.text());
    } catch (IllegalArgumentException | ArithmeticException e) {
      report(key, shown(key, scalar.text()), String.valueOf(e.getMessage()));
      return fallback;
    }
  }

  private void emptyIsWrong(String key) {
    if (entries.containsKey(key)) {
      report(key, "empty", "has no value; write one or remove the key");
    }
  }

  /** Text that must be there and not be blank. */
  String text(String key, String what) {
    return required(key, "", what, Values::text);
  }

  /** A list of single values that must be there and not be empty. */
  <T> List<T> values(String key, String what, Function<String, T> parser) {
    YamlNode.Entry entry = ask(key);
    if (entry == null) {
      missing(key, what);
      return List.of();
    }
    if (!(entry.value() instanceof YamlNode.Items items) || items.nodes().isEmpty()) {
      report(key, entry.value().describe(), "must be a list with at least one value: " + what);
      return List.of();
    }
    List<T> values = new ArrayList<>();
    for (int i = 0; i < items.nodes().size(); i++) {
      YamlNode node = items.nodes().get(i);
      String place = at(key) + "[" + i + "]";
      if (!(node instanceof YamlNode.Scalar scalar)) {
        problems.add(
            new Problem(file, node.line(), place, node.describe(), "must be a single value"));
        continue;
      }
      try {
        T value = parser.apply(scalar.text());
        if (values.contains(value)) {
          throw new IllegalArgumentException("is there twice; remove one");
        }
        values.add(value);
      } catch (IllegalArgumentException e) {
        String found = Problems.shown(scalar.text());
        problems.add(new Problem(file, node.line(), place, found, String.valueOf(e.getMessage())));
      }
    }
    return values;
  }

  /** A mapping that may be left out. */
  @Nullable Section section(String key) {
    YamlNode.Entry entry = ask(key);
    if (entry == null) {
      emptyIsWrong(key);
      return null;
    }
    return of(file, at(key), entry.value(), problems);
  }

  /** A mapping that must be there; an empty one that reports nothing more if it is not. */
  Section requiredSection(String key, String what) {
    Section section = section(key);
    if (section != null) {
      return section;
    }
    if (!entries.containsKey(key)) {
      missing(key, what);
    }
    return new Section(file, at(key), line, new Problems());
  }

  /** A list of mappings; empty when left out. */
  List<Section> sections(String key) {
    YamlNode.Entry entry = ask(key);
    if (entry == null) {
      emptyIsWrong(key);
      return List.of();
    }
    if (!(entry.value() instanceof YamlNode.Items items)) {
      report(key, entry.value().describe(), "must be a list");
      return List.of();
    }
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < items.nodes().size(); i++) {
      sections.add(of(file, at(key) + "[" + i + "]", items.nodes().get(i), problems));
    }
    return sections;
  }

  /** The keys of this mapping, all of them asked for, each a mapping of its own. */
  Map<String, Section> children() {
    Map<String, Section> children = new LinkedHashMap<>();
    entries.forEach(
        (key, entry) -> {
          asked.add(key);
          children.put(key, of(file, at(Problems.plain(key)), entry.value(), problems));
        });
    return children;
  }

  /** Reports the keys that nobody asked for. */
  void end() {
    if (asked.contains("")) {
      return;
    }
    for (YamlNode.Entry entry : entries.values()) {
      if (!asked.contains(entry.key())) {
        problems.add(
            new Problem(
                file,
                entry.line(),
                at(Problems.plain(entry.key())),
                "unknown key",
                Problems.suggestion(entry.key(), asked)));
      }
    }
  }
}
