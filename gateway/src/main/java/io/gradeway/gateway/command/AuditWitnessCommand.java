package io.gradeway.gateway.command;

import io.gradeway.gateway.query.Witness;
import io.gradeway.ledger.SignedCheckpoint;
import io.gradeway.ledger.VerifierKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Remembers a gateway's log from outside until it is ended. Exit code 1 at once when the log
 * contradicts what is remembered; a gateway that cannot be reached is asked again.
 */
@Command(name = "witness", mixinStandardHelpOptions = true)
final class AuditWitnessCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Messages messages;

  @Option(names = "--from", required = true, descriptionKey = "from", paramLabel = "URL")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private URI from;

  @Option(names = "--key", required = true, descriptionKey = "key", paramLabel = "FILE")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path key;

  @Option(names = "--state", required = true, descriptionKey = "state", paramLabel = "DIR")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path state;

  @Mixin
  @SuppressWarnings("NullAway.Init") // set by picocli
  private AuditConnection connection;

  @Option(names = "--interval", descriptionKey = "interval", paramLabel = "SECONDS")
  private int intervalSeconds = 10;

  @Option(names = "--once", descriptionKey = "once")
  private boolean once;

  AuditWitnessCommand(Terminal terminal) {
    this.terminal = terminal;
    this.messages = Messages.of("audit", terminal.locale());
  }

  @Override
  public Integer call() throws InterruptedException {
    if (intervalSeconds < 1) {
      throw new CommandFailure(ExitCode.USAGE, messages.say("interval.positive"));
    }
    Witness witness = witness();
    while (true) {
      try {
        SignedCheckpoint seen = witness.look();
        long size = seen.checkpoint().size();
        terminal
            .out()
            .print("{\"size\":" + size + ",\"root\":\"" + seen.checkpoint().root() + "\"}\n");
        terminal.out().flush();
        if (once) {
          return ExitCode.OK;
        }
      } catch (Witness.Contradiction e) {
        throw new CommandFailure(
            ExitCode.FOUND_OR_REFUSED,
            messages.say("contradiction", String.valueOf(e.getMessage()), state));
      } catch (IOException e) {
        String why =
            messages.say("not.witnessed", e.getClass().getSimpleName() + ": " + e.getMessage());
        if (once) {
          throw new CommandFailure(ExitCode.COULD_NOT_TELL, why);
        }
        terminal.err().println(why);
      }
      TimeUnit.SECONDS.sleep(intervalSeconds);
    }
  }

  private Witness witness() {
    try {
      return new Witness(
          from, VerifierKey.parse(Files.readString(key)), state, connection.client());
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.USAGE, messages.say("witness.wrong", String.valueOf(e.getMessage())));
    }
  }
}
