package io.gradeway.examples.city.tour;

import java.util.List;

/**
 * One stop of the tour.
 *
 * @param english what it shows, in one line
 * @param chinese the same
 * @param command one line for a shell
 * @param expected what its output must show
 */
record Stop(String english, String chinese, String command, Expected expected) {

  /**
   * What an output must show. Any string that is expected or forbidden is looked for as it is.
   *
   * @param exitCodes those that are right
   * @param contains every one of these
   * @param anyOf at least one of these, unless empty
   * @param lacks none of these: they would be a leak
   */
  record Expected(
      List<Integer> exitCodes, List<String> contains, List<String> anyOf, List<String> lacks) {
    Expected {
      exitCodes = List.copyOf(exitCodes);
      contains = List.copyOf(contains);
      anyOf = List.copyOf(anyOf);
      lacks = List.copyOf(lacks);
    }

    static Expected of(String... contains) {
      return new Expected(List.of(0), List.of(contains), List.of(), List.of());
    }

    Expected lacking(List<String> leaks) {
      return new Expected(exitCodes, contains, anyOf, leaks);
    }

    Expected any(String... choices) {
      return new Expected(exitCodes, contains, List.of(choices), lacks);
    }

    Expected exit(Integer... codes) {
      return new Expected(List.of(codes), contains, anyOf, lacks);
    }

    /** What is wrong with an output, in words; empty when nothing is. */
    List<String> problems(int exitCode, String output) {
      List<String> problems = new java.util.ArrayList<>();
      if (!exitCodes.contains(exitCode)) {
        problems.add("exit code " + exitCode + ", expected " + exitCodes);
      }
      for (String part : contains) {
        if (!output.contains(part)) {
          problems.add("does not show \"" + part + "\"");
        }
      }
      if (!anyOf.isEmpty() && anyOf.stream().noneMatch(output::contains)) {
        problems.add("shows none of " + anyOf);
      }
      // The value itself stays out of the message: it may end up in a log.
      long leaks = lacks.stream().filter(output::contains).count();
      if (leaks > 0) {
        problems.add("shows " + leaks + " clear values that should be hidden");
      }
      return problems;
    }
  }
}
