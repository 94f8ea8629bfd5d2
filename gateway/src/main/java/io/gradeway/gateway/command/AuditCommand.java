package io.gradeway.gateway.command;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** Groups the commands about evidence. */
@Command(name = "audit", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND")
final class AuditCommand implements Callable<Integer> {
  @CommandLine.Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandLine.Model.CommandSpec spec;

  /** Adds the group with its commands; their sentences are all in the bundle {@code audit}. */
  static void addTo(CommandLine root, Terminal terminal) {
    root.addSubcommand(
        new CommandLine(new AuditCommand())
            .addSubcommand(new AuditQueryCommand(terminal))
            .addSubcommand(new AuditVerifyCommand(terminal))
            .addSubcommand(new AuditWitnessCommand(terminal)));
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), spec.resourceBundle().getString("which.command"));
  }
}
