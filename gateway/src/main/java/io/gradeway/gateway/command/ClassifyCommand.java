package io.gradeway.gateway.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gradeway.classification.Classification;
import io.gradeway.classification.Classifier;
import io.gradeway.classification.Column;
import io.gradeway.classifiers.Taxonomies;
import io.gradeway.grading.Grade;
import io.gradeway.grading.Grader;
import io.gradeway.model.CategoryId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gradeway classify}: tells what columns hold and how they are graded. */
@Command(name = "classify", mixinStandardHelpOptions = true)
final class ClassifyCommand implements Callable<Integer> {
  private static final Set<String> NAMES =
      Set.of("dataset", "field", "comment", "values", "siblings");

  private final Terminal terminal;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Option(names = "--jsonl", required = true, descriptionKey = "jsonl")
  @SuppressWarnings("UnusedVariable") // the only form there is; picocli demands it
  private boolean jsonl;

  @Option(names = "--taxonomy", defaultValue = "gbt-43697-2024", descriptionKey = "taxonomy")
  private String taxonomy = "";

  ClassifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Classifier classifier = Classifier.discovered();
    Grader grader;
    try {
      grader = new Grader(Taxonomies.load(taxonomy));
    } catch (IllegalArgumentException unknown) {
      throw new ParameterException(
          spec.commandLine(), String.valueOf(unknown.getMessage()), unknown);
    }
    return JsonLines.run(
        terminal,
        NAMES,
        (line, answer) -> answer(classifier.classify(column(line)), grader, answer));
  }

  private static Column column(ObjectNode line) throws JsonLines.LineException {
    return new Column(
        optional(line, "dataset"),
        JsonLines.text(line, "field"),
        optional(line, "comment"),
        texts(line, "values", true),
        texts(line, "siblings", false));
  }

  private static String optional(ObjectNode line, String name) throws JsonLines.LineException {
    return line.hasNonNull(name) ? JsonLines.text(line, name) : "";
  }

  private static List<String> texts(ObjectNode line, String name, boolean required)
      throws JsonLines.LineException {
    JsonNode list = line.get(name);
    if (list == null && !required) {
      return List.of();
    }
    if (list == null || !list.isArray()) {
      throw new JsonLines.LineException("\"" + name + "\" must be a list");
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode item : list) {
      if (item.isContainerNode()) {
        throw new JsonLines.LineException("\"" + name + "\" must hold plain values");
      }
      texts.add(item.isNull() ? "" : item.asText());
    }
    return texts;
  }

  private static void answer(Classification found, Grader grader, ObjectNode answer) {
    ArrayNode reasons = JsonNodeFactory.instance.arrayNode();
    found.reasons().forEach(reason -> reasons.add(reason.source() + ": " + reason.message()));
    CategoryId category = found.category().orElse(null);
    if (category == null) {
      answer.putNull("category").putNull("level");
    } else {
      Grade grade = grader.grade(category);
      answer.put("category", category.value()).put("level", grade.level().id());
      grade
          .reasons()
          .forEach(
              reason -> reasons.add(reason.rule() + " (" + reason.clause() + "): " + reason.en()));
    }
    answer.put("confidence", found.confidence().percent());
    answer.set("reasons", reasons);
  }
}
