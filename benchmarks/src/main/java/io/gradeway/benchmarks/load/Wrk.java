package io.gradeway.benchmarks.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Runs wrk with many tokens and bodies. */
final class Wrk {
  private final Path script;

  Wrk(Path script) {
    this.script = script;
  }

  /**
   * What wrk counted.
   *
   * @param requests completed ones
   * @param perSecond completed requests a second
   * @param p50Micros median latency
   * @param p99Micros 99th percentile of the latency
   */
  record Result(long requests, double perSecond, long p50Micros, long p99Micros) {}

  /**
   * Loads a server; any answer that is not a success fails the run.
   *
   * @param stopAfter ends after this many requests, or 0
   */
  Result run(
      Child server, Path tokens, Bodies.Size size, int connections, double seconds, int stopAfter)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                List.of(
                    "wrk",
                    "-t1",
                    "-c" + connections,
                    "-d" + Math.max(1, Math.round(seconds)) + "s",
                    "--timeout",
                    "20s",
                    "-s",
                    script.toString(),
                    "http://127.0.0.1:" + server.port(),
                    "--",
                    tokens.toString(),
                    size.path(),
                    String.valueOf(Bodies.DISTINCT),
                    String.valueOf(stopAfter)))
            .redirectErrorStream(true)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    String line =
        out.lines()
            .filter(text -> text.startsWith("RESULT "))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("wrk gave no result:\n" + out));
    String[] numbers = line.split(" ");
    long failed = Long.parseLong(numbers[3]) + Long.parseLong(numbers[4]);
    if (failed > 0) {
      throw new IllegalStateException(
          failed + " requests to " + server.name() + " failed (" + size + "):\n" + out);
    }
    long requests = Long.parseLong(numbers[2]);
    return new Result(
        requests,
        requests / (Long.parseLong(numbers[1]) / 1e6),
        Long.parseLong(numbers[5]),
        Long.parseLong(numbers[6]));
  }
}
