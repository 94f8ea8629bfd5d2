package io.gradeway.examples.city.tour;

import static org.assertj.core.api.Assertions.assertThat;

import io.gradeway.examples.city.data.CityData;
import io.gradeway.examples.city.setup.Ports;
import io.gradeway.examples.city.setup.RunFolder;
import io.gradeway.examples.city.tour.Stop.Expected;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TourTest {
  private static final CityData CITY = CityData.generate(CityData.DEFAULT_SEED);
  private static final Expected EXPECTED =
      Expected.of("[200]").any("ok", "fine").lacking(List.of("13800000000"));

  @ParameterizedTest
  @CsvSource({
    "0, '[403] ok', 1",
    "0, '[200]', 1",
    "7, '[200] ok', 1",
    "0, '[200] fine 13800000000', 1",
    "7, '', 3",
    "0, '[200] fine 138****0000', 0",
  })
  void output_isJudgedByAllThatIsExpected(int exitCode, String output, int problems) {
    assertThat(EXPECTED.problems(exitCode, output)).hasSize(problems);
  }

  @Test
  void leak_isReportedWithoutTheValue() {
    assertThat(EXPECTED.problems(0, "[200] ok 13800000000").toString())
        .contains("1 clear value")
        .doesNotContain("13800000000");
  }

  @Test
  void shell_returnsExitCodeAndBothStreams() throws Exception {
    Shell.Outcome outcome = Shell.run("echo out; echo err >&2; exit 3");
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.output()).contains("out", "err");
  }

  @Test
  void everyStop_hasBothLanguagesAndAbsolutePaths() {
    RunFolder run = new RunFolder(Path.of("/run/city"));
    Addresses at = new Addresses(run, new Ports(1, 2, 3, 4, 5, 6), "/opt/gradeway");
    for (Chapter chapter : new Route(CITY, at).chapters()) {
      assertThat(chapter.stops()).isNotEmpty();
      for (Stop stop : chapter.stops()) {
        assertThat(stop.english()).matches("[\\x20-\\x7e]{10,100}");
        assertThat(stop.chinese()).containsPattern("\\p{IsHan}{3}");
        assertThat(stop.command()).doesNotContain("\n").contains("/").doesNotContain(" -k ");
      }
    }
  }

  @Test
  void whatForeignDepartmentsMustNotSee_isNotEmptyForAnyRecord() {
    assertThat(Clear.of(CITY.residents().subList(0, 1))).hasSizeGreaterThanOrEqualTo(6);
    assertThat(Clear.ofCallers(CITY.orders().subList(0, 1))).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void printedTour_namesEveryLineOnce() {
    StringWriter text = new StringWriter();
    RunFolder run = new RunFolder(Path.of("/run/city"));
    Tour.of(
            CITY,
            run,
            new Ports(1, 2, 3, 4, 5, 6),
            "/opt/gradeway",
            new Console(new PrintWriter(text), false))
        .print();
    assertThat(text.toString()).contains("Who sees what", "谁能看到什么").doesNotContain("\u001b");
    assertThat(text.toString().lines().filter(line -> line.startsWith("curl ")))
        .hasSizeGreaterThan(10)
        .doesNotHaveDuplicates();
  }
}
