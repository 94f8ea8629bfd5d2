package io.gradeway.gateway.command;

import io.gradeway.gateway.Gateway;
import io.gradeway.gateway.config.ConfigException;
import io.gradeway.ledger.LedgerException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a gateway until the process is told to end; then drains. */
@Command(name = "run", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Messages messages;

  @Option(
      names = {"-c", "--config"},
      required = true,
      paramLabel = "FILE",
      descriptionKey = "config")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path config;

  RunCommand(Terminal terminal) {
    this.terminal = terminal;
    this.messages = Messages.of("run", terminal.locale());
  }

  @Override
  public Integer call() throws InterruptedException {
    if (!Files.isReadable(config)) {
      throw new CommandFailure(ExitCode.USAGE, messages.say("unreadable", config.toString()));
    }
    Gateway gateway = start();
    terminal
        .err()
        .println(
            messages.say(
                "started",
                String.valueOf(gateway.port()),
                String.valueOf(gateway.officersPort()),
                String.valueOf(gateway.adminPort())));
    CountDownLatch told = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  terminal.err().println(messages.say("draining"));
                  gateway.close();
                  told.countDown();
                },
                "gradeway-drain"));
    told.await();
    return ExitCode.OK;
  }

  private Gateway start() {
    try {
      return Gateway.start(config);
    } catch (ConfigException e) {
      throw new CommandFailure(ExitCode.FOUND_OR_REFUSED, String.valueOf(e.getMessage()));
    } catch (LedgerException | IllegalStateException e) {
      throw new CommandFailure(
          ExitCode.COULD_NOT_TELL, messages.say("cannot.start", String.valueOf(e.getMessage())));
    }
  }
}
