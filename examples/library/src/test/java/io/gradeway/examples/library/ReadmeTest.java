package io.gradeway.examples.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README shows is what compiles here. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..", "..");

  @Test
  void librarySnippet_isTheExamplesOwnSource() throws IOException {
    String source =
        Files.readString(Path.of("src/main/java/io/gradeway/examples/library/MaskJson.java"));
    String region =
        source
            .substring(source.indexOf("// region plan") + 15, source.indexOf("// endregion"))
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .collect(Collectors.joining("\n"));
    String readme = Files.readString(ROOT.resolve("README.md"));
    int start = readme.indexOf("```java\n") + 8;
    String snippet =
        readme
            .substring(start, readme.indexOf("```", start))
            .lines()
            .map(String::strip)
            .collect(Collectors.joining("\n"));

    assertThat(snippet).isEqualTo(region);
  }

  @Test
  void commandsTheReadmeNames_areThere() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));

    assertThat(readme).contains("./gradeway demo").contains("./mvnw -q verify");
    assertThat(ROOT.resolve("gradeway")).isExecutable();
    assertThat(ROOT.resolve("mvnw")).isExecutable();
  }

  @Test
  void testsTheThreatModelNames_areThere() throws IOException {
    String model = Files.readString(ROOT.resolve("docs/threat-model.md"));
    List<String> named =
        Pattern.compile("`([A-Z][A-Za-z]+(?:Test|IT|Properties))`")
            .matcher(model)
            .results()
            .map(match -> match.group(1) + ".java")
            .distinct()
            .toList();
    assertThat(named).hasSizeGreaterThan(5);
    try (Stream<Path> files = Files.walk(ROOT)) {
      Set<String> sources =
          files
              .filter(file -> file.toString().contains("src" + File.separator + "test"))
              .map(file -> file.getFileName().toString())
              .collect(Collectors.toSet());
      assertThat(sources).containsAll(named);
    }
  }
}
