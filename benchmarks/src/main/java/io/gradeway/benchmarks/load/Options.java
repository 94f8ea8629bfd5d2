package io.gradeway.benchmarks.load;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param smoke only shows that everything works; its figures are worth nothing
 * @param seconds of each measurement
 * @param rounds of measurements, of which the median counts
 * @param slowFsync library that makes syncs slower
 * @param jfr file for a recording of the gateway
 */
record Options(
    boolean smoke, double seconds, int rounds, Optional<Path> slowFsync, Optional<Path> jfr) {

  static Options parse(String[] arguments) {
    Options options = new Options(false, 5, 3, Optional.empty(), Optional.empty());
    for (int i = 0; i < arguments.length; i++) {
      String name = arguments[i];
      if (name.equals("--smoke")) {
        options = new Options(true, 1, 1, options.slowFsync, options.jfr);
        continue;
      }
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(name + ": unknown, or its value is missing");
      }
      String value = arguments[++i];
      options =
          switch (name) {
            case "--seconds" ->
                new Options(
                    options.smoke,
                    Double.parseDouble(value),
                    options.rounds,
                    options.slowFsync,
                    options.jfr);
            case "--rounds" ->
                new Options(
                    options.smoke,
                    options.seconds,
                    Integer.parseInt(value),
                    options.slowFsync,
                    options.jfr);
            case "--slow-fsync" ->
                new Options(
                    options.smoke,
                    options.seconds,
                    options.rounds,
                    Optional.of(Path.of(value)),
                    options.jfr);
            case "--jfr" ->
                new Options(
                    options.smoke,
                    options.seconds,
                    options.rounds,
                    options.slowFsync,
                    Optional.of(Path.of(value)));
            default ->
                throw new IllegalArgumentException(
                    name + " is unknown; known: --smoke --seconds --rounds --slow-fsync --jfr");
          };
    }
    return options;
  }
}
