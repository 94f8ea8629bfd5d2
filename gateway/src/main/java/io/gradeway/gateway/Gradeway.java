package io.gradeway.gateway;

import io.gradeway.gateway.command.Commands;
import io.gradeway.gateway.command.Terminal;

/** The {@code gradeway} command: the process starts and ends here. */
public final class Gradeway {
  private Gradeway() {}

  public static void main(String[] arguments) {
    Terminal terminal = Terminal.ofProcess();
    int exitCode = Commands.run(terminal, arguments);
    terminal.out().flush();
    terminal.err().flush();
    System.exit(exitCode);
  }
}
