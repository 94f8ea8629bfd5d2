package io.gradeway.gateway.command;

/**
 * Ends a command with an exit code and a sentence for the person at the terminal. The sentence is
 * printed as it is: it must be in the person's language and hold no protected value.
 */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /**
   * A failure.
   *
   * @param exitCode one of {@link ExitCode}, not {@link ExitCode#OK}
   * @param message what was found, what was expected, what to do
   */
  public CommandFailure(int exitCode, String message) {
    super(message);
    if (exitCode == ExitCode.OK) {
      throw new IllegalArgumentException("a failure cannot end with exit code 0");
    }
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }
}
