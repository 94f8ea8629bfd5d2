package io.gradeway.gateway.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gradeway.classification.Classifier;
import io.gradeway.classification.Finding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gradeway detect}: finds identifiers in text. */
@Command(name = "detect", mixinStandardHelpOptions = true)
final class DetectCommand implements Callable<Integer> {
  private static final String MARK = "\u001B[7m";
  private static final String NOTE = "\u001B[0m\u001B[2m";
  private static final String PLAIN = "\u001B[0m";

  private final Terminal terminal;

  @Option(names = "--jsonl", descriptionKey = "jsonl")
  private boolean jsonl;

  DetectCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Classifier classifier = Classifier.discovered();
    if (jsonl) {
      return JsonLines.run(
          terminal,
          Set.of("text"),
          (line, answer) -> answer(classifier.detect(JsonLines.text(line, "text")), answer));
    }
    return mark(classifier);
  }

  private static void answer(List<Finding> findings, ObjectNode answer) {
    ArrayNode list = answer.putArray("findings");
    for (Finding finding : findings) {
      list.addObject()
          .put("category", finding.category().value())
          .put("detector", finding.detector())
          .put("start", finding.span().start())
          .put("end", finding.span().end())
          .put("confidence", finding.confidence().percent());
    }
  }

  /** Shows the text with its findings in reverse video, each with category and confidence. */
  private int mark(Classifier classifier) throws IOException {
    PrintStream out = terminal.out();
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
    boolean found = false;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      int at = 0;
      for (Finding finding : classifier.detect(line)) {
        found = true;
        out.print(harmless(line.substring(at, finding.span().start())));
        out.print(MARK + harmless(line.substring(finding.span().start(), finding.span().end())));
        out.print(NOTE + "[" + finding.category() + " " + finding.confidence().percent() + "]");
        out.print(PLAIN);
        at = finding.span().end();
      }
      out.print(harmless(line.substring(at)));
      out.print('\n');
      out.flush();
    }
    return found ? ExitCode.FOUND_OR_REFUSED : ExitCode.OK;
  }

  /** Text must not steer the terminal it is shown on. */
  private static String harmless(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              boolean steers =
                  Character.getType(c) == Character.FORMAT
                      || (Character.isISOControl(c) && c != '\t');
              shown.appendCodePoint(steers ? '\uFFFD' : c);
            });
    return shown.toString();
  }
}
