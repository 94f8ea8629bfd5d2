package io.gradeway.examples.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole demo, as a newcomer meets it. */
class DemoIT {
  @TempDir Path parent;

  @Test
  void everyPrintedLine_showsWhatItPromises() {
    StringWriter text = new StringWriter();
    Path folder = parent.resolve("run");
    int exitCode =
        Demo.execute(new PrintWriter(text, true), "--run-tour", "--dir", folder.toString());
    assertThat(exitCode).as(text.toString()).isZero();
    assertThat(text.toString()).contains("Ready in", "as promised").doesNotContain("FAILED");
    assertThat(folder.resolve("logs")).isDirectoryContaining(Files::isRegularFile);
  }

  @Test
  void folderThatExists_isRefused() {
    StringWriter text = new StringWriter();
    int exitCode =
        Demo.execute(new PrintWriter(text, true), "--run-tour", "--dir", parent.toString());
    assertThat(exitCode).isEqualTo(3);
    assertThat(text.toString()).doesNotContain("Ready");
  }
}
