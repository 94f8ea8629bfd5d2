package io.gradeway.gateway.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gradeway.gateway.command.JsonLines.LineException;
import io.gradeway.mask.Masker;
import io.gradeway.mask.Maskers;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Masks values line by line: {@code {"id","mask","params"?,"value"}} gives {@code {"id","value"}}.
 * The mask {@code keep} takes {@code "params":{"first":1,"last":4}}; no other mask has parameters.
 */
@Command(name = "mask", mixinStandardHelpOptions = true, versionProvider = Commands.Version.class)
final class MaskCommand implements Callable<Integer> {
  private static final Set<String> NAMES = Set.of("mask", "params", "value");
  private static final Set<String> KEEP_NAMES = Set.of("first", "last");

  private static final Pattern PRINTABLE = Pattern.compile("[A-Za-z][A-Za-z_-]{0,30}[1-4]?");

  private final Terminal terminal;

  @ArgGroup(multiplicity = "1")
  private Task task = new Task();

  /** What to do; exactly one of these. */
  static final class Task {
    @Option(names = "--jsonl", required = true, descriptionKey = "jsonl")
    private boolean jsonLines;

    @Option(names = "--list", required = true, descriptionKey = "list")
    private boolean list;
  }

  MaskCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (task.list && !task.jsonLines) {
      Maskers.all().forEach(masker -> terminal.out().print(masker.id() + "\n"));
      terminal.out().print("keep(first,last)\n");
      terminal.out().flush();
      return ExitCode.OK;
    }
    return JsonLines.run(terminal, NAMES, MaskCommand::answer);
  }

  private static void answer(ObjectNode line, ObjectNode answer) throws LineException {
    Masker masker = masker(JsonLines.text(line, "mask"), line.get("params"));
    answer.put("value", masker.mask(JsonLines.text(line, "value")));
  }

  private static Masker masker(String id, @Nullable JsonNode params) throws LineException {
    boolean none = params == null || params.isNull() || (params.isObject() && params.isEmpty());
    if (id.equals("keep")) {
      if (none || !(params instanceof ObjectNode keep)) {
        throw new LineException("\"params\" of keep must be like {\"first\":1,\"last\":4}");
      }
      return keep(keep);
    }
    if (!none) {
      throw new LineException("only the mask keep has \"params\"");
    }
    try {
      return Maskers.named(id);
    } catch (IllegalArgumentException unknown) {
      // A name with digits may be a value in the wrong member, and is not repeated.
      throw new LineException(
          PRINTABLE.matcher(id).matches()
              ? String.valueOf(unknown.getMessage())
              : "the mask is not known; see: gradeway mask --list");
    }
  }

  private static Masker keep(ObjectNode params) throws LineException {
    for (String name : (Iterable<String>) params::fieldNames) {
      JsonNode number = params.get(name);
      if (!KEEP_NAMES.contains(name) || !number.canConvertToInt() || !number.isIntegralNumber()) {
        throw new LineException("\"params\" of keep must be like {\"first\":1,\"last\":4}");
      }
    }
    try {
      return Maskers.keep(params.path("first").asInt(), params.path("last").asInt());
    } catch (IllegalArgumentException outOfRange) {
      throw new LineException(String.valueOf(outOfRange.getMessage()));
    }
  }
}
