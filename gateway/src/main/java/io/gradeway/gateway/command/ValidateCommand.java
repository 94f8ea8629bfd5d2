package io.gradeway.gateway.command;

import io.gradeway.gateway.config.ConfigException;
import io.gradeway.gateway.config.GatewayConfig;
import io.gradeway.gateway.identity.Identifier;
import io.gradeway.policies.realm.SubjectDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Checks a configuration with all files it names and tells everything that is wrong. Token keys are
 * looked at once the rest is sound.
 */
@Command(name = "validate", mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = {"-c", "--config"},
      required = true,
      paramLabel = "FILE",
      descriptionKey = "config")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path file;

  ValidateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Messages messages = Messages.of("validate", terminal.locale());
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new CommandFailure(ExitCode.USAGE, messages.say("unreadable", file));
    }
    try {
      GatewayConfig config = GatewayConfig.read(file);
      SubjectDirectory directory = SubjectDirectory.load(config.identity().realm());
      Identifier.create(config.identity(), directory::subject, Clock.systemUTC());
      terminal
          .err()
          .println(
              messages.say(
                  "sound",
                  file,
                  config.routes().routes().size(),
                  config.catalogue().datasets().size(),
                  config.catalogue().agreements().size()));
      return ExitCode.OK;
    } catch (ConfigException e) {
      throw new CommandFailure(ExitCode.FOUND_OR_REFUSED, String.valueOf(e.getMessage()));
    }
  }
}
