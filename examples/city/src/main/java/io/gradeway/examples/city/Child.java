package io.gradeway.examples.city;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@code gradeway} command in a process of its own, on the same class path. */
final class Child implements AutoCloseable {
  private static final int END_SECONDS_MAX = 25;
  private static final int TAIL_LINES = 20;

  private final String name;
  private final Process process;
  private final Path output;

  private Child(String name, Process process, Path output) {
    this.name = name;
    this.process = process;
    this.output = output;
  }

  /**
   * Starts it.
   *
   * @param log what it logs
   * @param output what it prints
   */
  static Child start(String name, Path log, Path output, List<String> arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-Dlogback.configurationFile=io/gradeway/examples/city/logback.xml",
                "-Dcity.log=" + log,
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                Lifeline.class.getName()));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new Child(name, process, output);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Why it ended: the last lines it printed. */
  String lastWords() throws IOException {
    List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
    List<String> last = lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
    return name + " ended with code " + process.exitValue() + ":\n" + String.join("\n", last);
  }

  /** Closes its lifeline and waits for it to drain; kills it when it takes too long. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
