package io.gradeway.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ConfigProblemsTest {
  @TempDir Path folder;
  private ConfigFolder files;

  @BeforeEach
  void copy() throws Exception {
    files = ConfigFolder.full(folder);
  }

  @ParameterizedTest
  @CsvFileSource(
      resources = "problems.csv",
      delimiter = ';',
      numLinesToSkip = 1,
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      emptyValue = "")
  void oneMistake_isToldWhereItIs(
      String file, String from, String to, String path, String expectation) throws Exception {
    files.replace(file, from, to == null ? "" : to);

    List<Problem> problems = files.problems();

    String place = path == null ? "" : path;
    assertThat(problems)
        .anySatisfy(
            problem -> {
              assertThat(problem.file()).isEqualTo(files.file(file));
              assertThat(problem.path()).isEqualTo(place);
              assertThat(problem.expectation()).contains(expectation);
            });
    assertThat(problems.toString()).doesNotContain("hunter2");
  }

  @Test
  void manyMistakesInSeveralFiles_areToldAtOnce() throws Exception {
    files.replace("gateway.yaml", "timeout: 150ms", "timeout: fast");
    files.replace("gateway.yaml", "exchangesMax: 1000", "exchangesMax: many");
    files.replace("catalogue/datasets/population.yaml", "decimal(9)", "decimal(10)");
    files.replace("catalogue/agreements/one.yaml", "status: active", "status: off");

    ConfigException refused = catchThrowableOfType(ConfigException.class, files::read);

    assertThat(refused.problems()).hasSize(4);
    assertThat(refused)
        .hasMessageContaining("gateway.yaml has 2 problems:")
        .hasMessageContaining("policy.timeout")
        .hasMessageContaining("= \"fast\"")
        .hasMessageContaining("limits.exchangesMax")
        .hasMessageContaining("population.yaml has 1 problem:")
        .hasMessageContaining("one.yaml has 1 problem:");
  }

  @Test
  void problem_namesItsLine() throws Exception {
    files.replace("gateway.yaml", "timeout: 150ms", "timeout: fast");
    List<String> lines = Files.readAllLines(files.file("gateway.yaml"));
    int line = 1 + lines.indexOf("policy: { timeout: fast, bundle: builtin }");

    assertThat(files.problems()).singleElement().extracting(Problem::line).isEqualTo(line);
  }

  @Test
  void keyFileOpenToOthers_isRefused() throws Exception {
    Files.setPosixFilePermissions(
        files.file("keys/ledger.key"), PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(files.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.path()).isEqualTo("ledger.key");
              assertThat(problem.expectation()).contains("chmod 600");
            });
  }

  @Test
  void twoRoutesForTheSameRequests_areToldAsAmbiguous() throws Exception {
    String route = routeOf(Files.readString(files.file("gateway.yaml")));
    String rival =
        route
            .replace("id: residents", "id: rival")
            .replace("{region}", "{area}")
            .replace("region:", "area:");
    files.write("gateway.yaml", Files.readString(files.file("gateway.yaml")) + rival);

    assertThat(files.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.path()).isEqualTo("routes[1].path");
              assertThat(problem.expectation()).contains("route residents");
            });
  }

  @Test
  void sameRouteIdTwice_isTold() throws Exception {
    String route = routeOf(Files.readString(files.file("gateway.yaml")));
    files.write("gateway.yaml", Files.readString(files.file("gateway.yaml")) + route);

    assertThat(files.problems()).extracting(Problem::path).containsExactly("routes[1].id");
  }

  @Test
  void secretPastedInPlaceOfAPath_isNotShown() throws Exception {
    files.replace(
        "gateway.yaml",
        "key: keys/ledger.key",
        "key: \"-----BEGIN PRIVATE KEY----- MC4CAQAwBQYDK2Vw\"");

    assertThat(files.problems().toString()).doesNotContain("MC4CAQ").contains("not shown");
  }

  @Test
  void passphraseInPlaceOfItsFile_isNotShown() throws Exception {
    files.replace("gateway.yaml", "passphraseFile: keys/ring.pass", "passphraseFile: hunter2");

    assertThat(files.problems().toString())
        .contains("keys.passphraseFile")
        .doesNotContain("hunter2");
  }

  @Test
  void missingFile_isOneProblem() throws Exception {
    Files.delete(files.file("gateway.yaml"));

    assertThat(files.problems()).singleElement().extracting(Problem::found).isEqualTo("missing");
  }

  private static String routeOf(String yaml) {
    return yaml.substring(yaml.indexOf("  - id: residents"));
  }
}
