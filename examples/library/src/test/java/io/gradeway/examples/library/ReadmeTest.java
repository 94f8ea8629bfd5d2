package io.gradeway.examples.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
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
}
