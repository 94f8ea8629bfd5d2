package io.gradeway.gateway.command;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The front door of the command line. A new subcommand is a class with picocli's {@link Command}, a
 * bundle of its name in English and Chinese (see {@link Messages}), and a line in {@link #list}.
 */
public final class Commands {
  private Commands() {}

  /** Every subcommand, in the order of the help text. */
  private static List<Callable<Integer>> list(Terminal terminal) {
    return List.of(
        new RunCommand(terminal),
        new ValidateCommand(terminal),
        new DetectCommand(terminal),
        new ClassifyCommand(terminal),
        new MaskCommand(terminal),
        new ProtectCommand(terminal));
  }

  /**
   * Runs what the arguments ask for and returns the exit code. Never throws; an unforeseen error
   * ends with {@link ExitCode#COULD_NOT_TELL}.
   */
  public static int run(Terminal terminal, String... arguments) {
    return root(terminal).execute(arguments);
  }

  static CommandLine root(Terminal terminal) {
    CommandLine root = new CommandLine(new Root());
    for (Callable<Integer> command : list(terminal)) {
      root.addSubcommand(command);
    }
    AuditCommand.addTo(root, terminal);
    root.setResourceBundle(Messages.of("gradeway", terminal.locale()).bundle());
    root.getSubcommands()
        .forEach(
            (name, command) ->
                command.setResourceBundle(Messages.of(name, terminal.locale()).bundle()));
    root.setOut(new PrintWriter(new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8)));
    root.setErr(terminal.err());
    root.setParameterExceptionHandler(onWrongArguments(terminal));
    root.setExecutionExceptionHandler(onFailure(terminal));
    return root;
  }

  private static IParameterExceptionHandler onWrongArguments(Terminal terminal) {
    Messages messages = Messages.of("gradeway", terminal.locale());
    return (wrong, arguments) -> {
      PrintWriter err = terminal.err();
      if (wrong instanceof UnmatchedArgumentException unmatched
          && !unmatched.getUnmatched().isEmpty()) {
        String first = unmatched.getUnmatched().get(0);
        boolean option = unmatched.isUnknownOption();
        err.println(messages.say(option ? "unknown.option" : "unknown.command", first));
        List<String> close = unmatched.getSuggestions();
        if (!close.isEmpty()) {
          err.println(messages.say("did.you.mean", String.join(", ", close)));
        }
      } else {
        err.println(messages.say("wrong.arguments", String.valueOf(wrong.getMessage())));
      }
      err.println(messages.say("see.help", nameOf(wrong)));
      return ExitCode.USAGE;
    };
  }

  private static String nameOf(ParameterException wrong) {
    return wrong.getCommandLine().getCommandSpec().qualifiedName();
  }

  /** Tells where it failed, never what an unforeseen exception says: it may quote a value. */
  private static IExecutionExceptionHandler onFailure(Terminal terminal) {
    Messages messages = Messages.of("gradeway", terminal.locale());
    return (failure, command, parsed) -> {
      if (failure instanceof CommandFailure known) {
        terminal.err().println(known.getMessage());
        return known.exitCode();
      }
      StackTraceElement[] trace = failure.getStackTrace();
      terminal
          .err()
          .println(
              messages.say(
                  "unforeseen",
                  failure.getClass().getName(),
                  trace.length == 0 ? "?" : trace[0].toString()));
      return ExitCode.COULD_NOT_TELL;
    };
  }

  @Command(
      name = "gradeway",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "COMMAND",
      exitCodeOnInvalidInput = ExitCode.USAGE,
      exitCodeOnExecutionException = ExitCode.COULD_NOT_TELL,
      versionProvider = Version.class)
  static final class Root implements Runnable {
    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
      throw new ParameterException(
          spec.commandLine(), spec.resourceBundle().getString("which.command"));
    }
  }

  /** Reads the version the build wrote into the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Commands.class.getPackage().getImplementationVersion();
      return new String[] {"gradeway " + (version == null ? "(unpacked build)" : version)};
    }
  }
}
