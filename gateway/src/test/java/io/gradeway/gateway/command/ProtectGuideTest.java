package io.gradeway.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/guide/protect says in blocks is so. */
class ProtectGuideTest {
  private static final Path HOUSE = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern BLOCK = Pattern.compile("(?s)```(\\w*)\n(.*?)```\n");
  private static final Pattern CONSOLE =
      Pattern.compile(
          "(?s)\\$ (?:echo|printf) '(.*?)' \\| gradeway protect --plan plan.yaml --format (\\w+)\n(.*)");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"protect.md", "protect.zh.md"})
  void commands_printWhatTheGuideShows(String guide) throws IOException {
    Locale locale = guide.contains("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    Path plan = Files.writeString(folder.resolve("plan.yaml"), blocks(guide, "yaml").get(0));
    int shown = 0;
    for (String block : blocks(guide, "")) {
      MatchResult example = CONSOLE.matcher(block).results().findFirst().orElse(null);
      if (example != null) {
        String body = example.group(1).replace("\\n", "\n");
        String format = example.group(2);
        Session session =
            Session.run(locale, body, "protect", "--plan", plan.toString(), "--format", format);
        String newLine = session.out().endsWith("\n") ? "" : "\n";
        assertThat(session.out() + newLine + session.err()).isEqualTo(example.group(3));
        shown++;
      }
    }
    assertThat(shown).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"protect.md", "protect.zh.md"})
  void problems_areThoseTheGuideShows(String guide) throws IOException {
    String shown =
        blocks(guide, "").stream().filter(block -> block.contains("problems:")).findFirst().get();
    String wrong =
        blocks(guide, "yaml").get(0).replace("unnamed", "unamed").replace("mobile,", "moblie,");
    Path plan = Files.writeString(folder.resolve("plan.yaml"), wrong);

    Session session =
        Session.run(Locale.ENGLISH, "{}", "protect", "--plan", plan.toString(), "--format=json");

    assertThat(session.err()).endsWith(shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"protect.md", "protect.zh.md"})
  void javaBlocks_areRegionsOfTheExample(String guide) throws IOException {
    String source =
        Files.readString(
            HOUSE.resolve(
                "examples/library/src/main/java/io/gradeway/examples/library/MaskJson.java"));
    List<String> regions =
        Pattern.compile("(?s)// region \\w+\n(.*?) *// endregion")
            .matcher(source)
            .results()
            .map(region -> region.group(1).stripTrailing().stripIndent() + "\n")
            .toList();

    assertThat(blocks(guide, "java")).isEqualTo(regions).hasSize(2);
  }

  private static List<String> blocks(String guide, String language) throws IOException {
    String text = Files.readString(HOUSE.resolve("docs/guide").resolve(guide));
    return BLOCK
        .matcher(text)
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .toList();
  }
}
