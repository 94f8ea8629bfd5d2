package io.gradeway.gateway.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One run of the command in this process, with streams of its own. */
public record Session(int exitCode, String out, String err) {
  public static Session run(Locale locale, String stdin, String... arguments) {
    return run(locale, stdin.getBytes(StandardCharsets.UTF_8), arguments);
  }

  public static Session run(Locale locale, byte[] stdin, String... arguments) {
    Streams streams = new Streams(stdin);
    int exitCode = Commands.run(streams.terminal(locale), arguments);
    return new Session(
        exitCode,
        streams.out.toString(StandardCharsets.UTF_8),
        streams.err.toString(StandardCharsets.UTF_8));
  }

  record Streams(byte[] in, ByteArrayOutputStream out, ByteArrayOutputStream err) {
    Streams(byte[] in) {
      this(in, new ByteArrayOutputStream(), new ByteArrayOutputStream());
    }

    Streams(String in) {
      this(in.getBytes(StandardCharsets.UTF_8));
    }

    Terminal terminal(Locale locale) {
      return new Terminal(
          new ByteArrayInputStream(in),
          new PrintStream(out, false, StandardCharsets.UTF_8),
          new PrintWriter(err, true, StandardCharsets.UTF_8),
          locale);
    }
  }
}
