package io.gradeway.gateway.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A configuration that was refused, with everything that is wrong in it. The message lists all
 * problems, file by file, for people to read.
 */
public final class ConfigException extends Exception {
  private static final int PATH_WIDTH_MAX = 40;
  private static final int FOUND_WIDTH_MAX = 28;

  private final transient List<Problem> problems;

  public ConfigException(List<Problem> problems) {
    super(text(problems));
    this.problems = List.copyOf(problems);
  }

  /** At least one problem, in the order of files and lines. */
  public List<Problem> problems() {
    return problems;
  }

  private static String text(List<Problem> problems) {
    Map<String, List<Problem>> byFile =
        problems.stream()
            .collect(
                Collectors.groupingBy(
                    problem -> problem.file().toString(), LinkedHashMap::new, Collectors.toList()));
    StringBuilder text = new StringBuilder();
    byFile.forEach((file, list) -> appendFile(text, file, list));
    return text.toString().stripTrailing();
  }

  private static void appendFile(StringBuilder text, String file, List<Problem> problems) {
    text.append(file)
        .append(problems.size() == 1 ? " has 1 problem:\n" : " has " + problems.size())
        .append(problems.size() == 1 ? "" : " problems:\n");
    int paths = width(problems.stream().mapToInt(p -> p.path().length()).max(), PATH_WIDTH_MAX);
    int found = width(problems.stream().mapToInt(p -> shown(p).length()).max(), FOUND_WIDTH_MAX);
    for (Problem problem : problems) {
      String line = problem.line() > 0 ? problem.line() + ":" : "";
      text.append(pad("  " + line, 8))
          .append(pad(problem.path(), paths))
          .append("  ")
          .append(pad(shown(problem), found))
          .append("  ")
          .append(problem.expectation())
          .append('\n');
    }
  }

  private static String shown(Problem problem) {
    return problem.found().startsWith("\"") ? "= " + problem.found() : problem.found();
  }

  private static int width(java.util.OptionalInt longest, int max) {
    return Math.min(longest.orElse(0), max);
  }

  private static String pad(String text, int width) {
    return text.length() >= width ? text : text + " ".repeat(width - text.length());
  }
}
