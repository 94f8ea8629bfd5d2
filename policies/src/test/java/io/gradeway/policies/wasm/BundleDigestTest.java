package io.gradeway.policies.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bundle that is committed was built from the sources that are committed. */
class BundleDigestTest {
  private static final Path SOURCES = Path.of("src/main/rego");
  private static final Path BUNDLE = Path.of("src/main/resources/io/gradeway/policies");

  @Test
  void sources_haveTheDigestOfTheBundle() throws IOException {
    assertThat(digests())
        .as("after a change of src/main/rego run policies/build-bundle.sh and commit its output")
        .isEqualTo(Files.readString(BUNDLE.resolve("sources.sha256")));
  }

  @Test
  void revision_isTheDigestOfTheSources() throws IOException {
    String expected =
        "gradeway-" + sha256(digests().getBytes(StandardCharsets.UTF_8)).substring(0, 16);

    assertThat(PolicyBundle.bundled().revision().value()).isEqualTo(expected);
    assertThat(EmbeddedDecisionPoint.bundled().revision().value()).isEqualTo(expected);
  }

  @Test
  void everyRule_hasItsTestBesideIt() throws IOException {
    for (Path rule : files(".rego")) {
      String name = rule.toString();
      if (!name.endsWith("_test.rego")) {
        assertThat(Path.of(name.replace(".rego", "_test.rego"))).exists();
      }
    }
  }

  static String digests() throws IOException {
    StringBuilder text = new StringBuilder();
    Stream.concat(files(".rego").stream(), files(".json").stream())
        .filter(file -> !file.toString().endsWith("_test.rego"))
        .map(file -> SOURCES.relativize(file).toString().replace('\\', '/'))
        .sorted()
        .forEach(
            file -> {
              try {
                byte[] bytes = Files.readAllBytes(SOURCES.resolve(file));
                text.append(sha256(bytes)).append("  ").append(file).append('\n');
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    return text.toString();
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
