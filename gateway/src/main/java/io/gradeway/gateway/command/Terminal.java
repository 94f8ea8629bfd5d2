package io.gradeway.gateway.command;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The streams a command talks over. Commands take this instead of the process's own streams, so
 * that a test runs the very command with streams of its own.
 *
 * @param in bytes for the command
 * @param out answers for machines, always UTF-8, buffered: whoever writes flushes
 * @param err text for people
 * @param locale language of that text
 */
public record Terminal(InputStream in, PrintStream out, PrintWriter err, Locale locale) {
  /** The streams and the locale of this process. */
  public static Terminal ofProcess() {
    return new Terminal(
        new FileInputStream(FileDescriptor.in),
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8),
        new PrintWriter(new FileOutputStream(FileDescriptor.err), true, forPeople()),
        Locale.getDefault(Locale.Category.DISPLAY));
  }

  /** The terminal's own encoding; the JVM finds it in the locale of the environment. */
  private static Charset forPeople() {
    String name = System.getProperty("sun.stderr.encoding", System.getProperty("native.encoding"));
    return name == null || !Charset.isSupported(name)
        ? Charset.defaultCharset()
        : Charset.forName(name);
  }
}
