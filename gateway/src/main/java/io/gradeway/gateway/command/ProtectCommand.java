package io.gradeway.gateway.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gradeway.body.BodyException;
import io.gradeway.body.BodyFormat;
import io.gradeway.body.BodyLimits;
import io.gradeway.classification.Classifier;
import io.gradeway.classifiers.Taxonomies;
import io.gradeway.gateway.config.ConfigException;
import io.gradeway.gateway.config.PlanFile;
import io.gradeway.model.ByteSize;
import io.gradeway.plan.Plan;
import io.gradeway.plan.PlanTools;
import io.gradeway.plan.Protection;
import io.gradeway.plan.ProtectionSummary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code gradeway protect}: a body in, the protected body out, as a stream. Holds one record of at
 * most {@link BodyLimits#recordMax} at a time; what was written when it fails is protected, but not
 * the whole body.
 */
@Command(name = "protect", mixinStandardHelpOptions = true)
final class ProtectCommand implements Callable<Integer> {
  private static final int CHUNK_BYTES = 1 << 16;

  /** The body streams, so this bounds no memory: it ends a source that never does. */
  private static final ByteSize BODY_MAX = ByteSize.mebi(1 << 20);

  private final Terminal terminal;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Option(names = "--plan", required = true, paramLabel = "FILE", descriptionKey = "plan")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path file;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "json|ndjson",
      descriptionKey = "format")
  private String format = "";

  @Option(names = "--summary", descriptionKey = "summary")
  private boolean summary;

  ProtectCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Messages messages = Messages.of("protect", terminal.locale());
    BodyFormat bodyFormat =
        switch (format) {
          case "json" -> BodyFormat.JSON;
          case "ndjson" -> BodyFormat.NDJSON;
          default -> throw new ParameterException(spec.commandLine(), messages.say("formats"));
        };
    Plan plan = plan(messages);
    Protection protection =
        plan.protection(bodyFormat, (bytes, from, to) -> write(bytes, from, to));
    try {
      ProtectionSummary counts = stream(protection);
      if (summary) {
        terminal.err().println(json(counts));
      }
      return ExitCode.OK;
    } catch (BodyException refused) {
      terminal.out().flush();
      throw new CommandFailure(
          ExitCode.USAGE, messages.say("refused", String.valueOf(refused.getMessage())));
    }
  }

  private Plan plan(Messages messages) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new CommandFailure(ExitCode.USAGE, messages.say("unreadable", file));
    }
    try {
      PlanFile read = PlanFile.read(file);
      PlanTools tools =
          PlanTools.of(Classifier.discovered(), Taxonomies.load(read.taxonomy()))
              .withKeys(read.keys());
      BodyLimits limits = BodyLimits.DEFAULT.withBodyMax(BODY_MAX);
      return Plan.compile(tools, read.dataset(), read.scope(), read.obligations(), limits);
    } catch (ConfigException wrong) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(wrong.getMessage()));
    }
  }

  private ProtectionSummary stream(Protection protection) throws IOException {
    InputStream in = terminal.in();
    byte[] chunk = new byte[CHUNK_BYTES];
    for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
      protection.write(chunk, 0, read);
      flush();
    }
    ProtectionSummary counts = protection.end();
    flush();
    return counts;
  }

  private void write(byte[] bytes, int from, int to) {
    terminal.out().write(bytes, from, to - from);
  }

  private void flush() {
    if (terminal.out().checkError()) {
      throw new CommandFailure(
          ExitCode.COULD_NOT_TELL, Messages.of("gradeway", terminal.locale()).say("output.gone"));
    }
  }

  private static String json(ProtectionSummary counts) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("records", counts.records());
    json.put("values", counts.values());
    json.put("treated", counts.treated());
    json.put("redactedRecords", counts.redactedRecords());
    json.put("level", counts.level().id());
    return json.toString();
  }
}
