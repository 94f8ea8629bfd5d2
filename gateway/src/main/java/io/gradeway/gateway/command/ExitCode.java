package io.gradeway.gateway.command;

/** What a process of {@code gradeway} says when it ends. Fixed: scripts rely on these. */
public final class ExitCode {
  /** Done, nothing to complain about. */
  public static final int OK = 0;

  /** The command looked for something and found it, or refused what it was asked. */
  public static final int FOUND_OR_REFUSED = 1;

  /** The arguments or the input are not what the command reads. */
  public static final int USAGE = 2;

  /** The command could not tell: something it needs is missing or failed. */
  public static final int COULD_NOT_TELL = 3;

  private ExitCode() {}
}
