package io.gradeway.examples.city.tour;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Runs a printed line as a reader would. */
final class Shell {
  private static final int SECONDS_MAX = 180;

  /** What came of it. */
  record Outcome(int exitCode, String output) {}

  private Shell() {}

  static Outcome run(String command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("gradeway-tour-", ".out");
    Process process =
        new ProcessBuilder("bash", "-c", command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
        return new Outcome(-1, "did not end within " + SECONDS_MAX + " s");
      }
      return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      Files.delete(output);
    }
  }
}
