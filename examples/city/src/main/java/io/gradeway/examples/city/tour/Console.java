package io.gradeway.examples.city.tour;

import java.io.PrintWriter;
import java.util.Locale;

/** What people read: plain lines, indented, and colour where the terminal has it. */
public final class Console {
  private static final String BOLD = "\u001b[1m";
  private static final String DIM = "\u001b[2m";
  private static final String GREEN = "\u001b[32m";
  private static final String RED = "\u001b[31m";
  private static final String PLAIN = "\u001b[0m";

  private final PrintWriter out;
  private final boolean colour;

  public Console(PrintWriter out, boolean colour) {
    this.out = out;
    this.colour = colour;
  }

  /** A heading in both languages. */
  public void heading(String english, String chinese) {
    out.println();
    out.println(paint(BOLD, english + " · " + chinese));
    out.flush();
  }

  /** A row of a table: two aligned columns, and a last one of any width. */
  public void row(String name, String where, String what) {
    out.println(String.format(Locale.ROOT, "  %-18s %-24s %s", name, where, what).stripTrailing());
    out.flush();
  }

  /** An indented line. */
  public void line(String text) {
    out.println("  " + text);
    out.flush();
  }

  void stop(int number, Stop stop) {
    out.println();
    out.println(String.format(Locale.ROOT, "%3d  %s", number, stop.english()));
    out.println("     " + stop.chinese());
    out.println();
    out.println(stop.command());
    out.flush();
  }

  void output(String text) {
    out.println();
    text.lines().forEach(line -> out.println(paint(DIM, "     " + line)));
    out.flush();
  }

  void passed(String text) {
    out.println("     " + paint(GREEN, "ok") + "  " + text);
    out.flush();
  }

  void failed(String text) {
    out.println("     " + paint(RED, "FAILED") + "  " + text);
    out.flush();
  }

  private String paint(String code, String text) {
    return colour ? code + text + PLAIN : text;
  }
}
