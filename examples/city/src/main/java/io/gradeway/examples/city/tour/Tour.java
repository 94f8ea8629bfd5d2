package io.gradeway.examples.city.tour;

import io.gradeway.examples.city.data.CityData;
import io.gradeway.examples.city.setup.Ports;
import io.gradeway.examples.city.setup.RunFolder;
import java.io.IOException;
import java.util.List;

/** The tour, to read or to run. */
public final class Tour {
  private static final int OUTPUT_LINE_MAX = 600;

  private final List<Chapter> chapters;
  private final Console console;

  private Tour(List<Chapter> chapters, Console console) {
    this.chapters = chapters;
    this.console = console;
  }

  /**
   * A tour of a running demo.
   *
   * @param launcher how a reader starts the {@code gradeway} command
   */
  public static Tour of(
      CityData city, RunFolder run, Ports ports, String launcher, Console console) {
    return new Tour(new Route(city, new Addresses(run, ports, launcher)).chapters(), console);
  }

  /** Prints every line with what it shows. */
  public void print() {
    int number = 0;
    for (Chapter chapter : chapters) {
      console.heading(chapter.english(), chapter.chinese());
      for (Stop stop : chapter.stops()) {
        console.stop(++number, stop);
      }
    }
  }

  /** Prints and runs every line and checks what it shows; the number of stops that went wrong. */
  public int run() throws IOException, InterruptedException {
    int number = 0;
    int failed = 0;
    for (Chapter chapter : chapters) {
      console.heading(chapter.english(), chapter.chinese());
      for (Stop stop : chapter.stops()) {
        console.stop(++number, stop);
        failed += check(stop) ? 0 : 1;
      }
    }
    console.heading(
        number - failed + " of " + number + " stops show what they promise",
        number + " 站中 " + (number - failed) + " 站与说明一致");
    return failed;
  }

  private boolean check(Stop stop) throws IOException, InterruptedException {
    Shell.Outcome outcome = Shell.run(stop.command());
    console.output(shortened(outcome.output()));
    List<String> problems = stop.expected().problems(outcome.exitCode(), outcome.output());
    problems.forEach(console::failed);
    if (problems.isEmpty()) {
      console.passed("as promised · 与说明一致");
    }
    return problems.isEmpty();
  }

  private static String shortened(String output) {
    StringBuilder text = new StringBuilder();
    output
        .lines()
        .forEach(
            line ->
                text.append(
                        line.length() > OUTPUT_LINE_MAX
                            ? line.substring(0, OUTPUT_LINE_MAX) + " …"
                            : line)
                    .append('\n'));
    return text.toString();
  }
}
