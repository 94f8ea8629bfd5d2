package io.gradeway.policies.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gradeway.decision.DecisionRequest;
import io.gradeway.policies.wire.PolicyInput;
import io.gradeway.policies.wire.PolicyResult;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Rego sources under OPA itself. OPA must be there when CI is set; elsewhere, without it, the
 * tests fall back to comparing digests, and say so in their output.
 */
class RegoBundleIT {
  private static final int QUESTIONS = 400;

  @TempDir private Path folder;

  @Test
  void sources_areFormattedTestedAndGiveTheCommittedBytes() throws Exception {
    if (fallsBackToDigest("opa fmt, check, test and build")) {
      return;
    }
    Ran ran = run(null, "sh", "build-bundle.sh", "--check");

    assertThat(ran.exit).as(ran.output).isZero();
  }

  @Test
  void generatedQuestions_answeredByOpaAsInProcess() throws Exception {
    if (fallsBackToDigest("the comparison with opa eval")) {
      return;
    }
    EmbeddedDecisionPoint point = EmbeddedDecisionPoint.bundled();
    GeneratedQuestions generated = new GeneratedQuestions(7L);
    PolicyInput writer = new PolicyInput();
    List<DecisionRequest> requests = new ArrayList<>();
    StringBuilder inputs = new StringBuilder("[");
    for (int i = 0; i < QUESTIONS; i++) {
      DecisionRequest request = generated.next();
      requests.add(request);
      byte[] bytes = writer.write(request).array();
      inputs.append(i > 0 ? "," : "").append(new String(bytes, StandardCharsets.US_ASCII));
    }
    Path questions = Files.writeString(folder.resolve("questions.json"), inputs.append(']'));
    Path revision =
        Files.writeString(
            folder.resolve("revision.json"),
            "{\"gradeway\":{\"revision\":\"" + point.revision() + "\"}}");

    Path answers = folder.resolve("answers.json");
    Ran ran =
        run(
            answers,
            "opa",
            "eval",
            "--format=raw",
            "--data=src/main/rego/gradeway",
            "--data=" + tables(),
            "--data=" + revision,
            "--input=" + questions,
            "[answer | some question in input; answer := data.gradeway.decision with input as"
                + " question]");

    assertThat(ran.exit).as(ran.output).isZero();
    JsonNode told = JsonMapper.builder().build().readTree(Files.readString(answers));
    assertThat(told).hasSize(QUESTIONS);
    for (int i = 0; i < QUESTIONS; i++) {
      assertThat(PolicyResult.read(told.get(i).toString(), point.revision()))
          .isEqualTo(point.decide(requests.get(i)).toCompletableFuture().join());
    }
  }

  // opa eval puts a plain data file at the root, and the tables belong below gradeway.
  private Path tables() throws IOException {
    String tables = Files.readString(Path.of("src/main/rego/gradeway/tables/data.json"));
    return Files.writeString(
        folder.resolve("tables.json"), "{\"gradeway\":{\"tables\":" + tables + "}}");
  }

  private static boolean fallsBackToDigest(String instead) throws IOException {
    boolean there =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(entry -> Files.isExecutable(Path.of(entry, "opa")));
    if (there) {
      return false;
    }
    assertThat(System.getenv("CI")).as("opa must be on the PATH in CI").isNotEqualTo("true");
    System.err.println(
        "opa is not on the PATH: not run: " + instead + "; digests compared instead");
    assertThat(BundleDigestTest.digests())
        .isEqualTo(
            Files.readString(Path.of("src/main/resources/io/gradeway/policies/sources.sha256")));
    return true;
  }

  /** How a process ended. */
  private record Ran(int exit, String output) {}

  private Ran run(Path output, String... command) throws Exception {
    Path log = folder.resolve("log");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(log.toFile());
    builder.redirectOutput(output == null ? folder.resolve("out").toFile() : output.toFile());
    Process process = builder.start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("ends in time").isTrue();
      return new Ran(process.exitValue(), Files.readString(log));
    } finally {
      process.destroyForcibly();
    }
  }
}
