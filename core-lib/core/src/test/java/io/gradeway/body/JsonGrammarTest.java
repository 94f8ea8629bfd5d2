package io.gradeway.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonGrammarTest {
  static Stream<String> refused() {
    return cases("json-refused.txt");
  }

  static Stream<String> accepted() {
    return cases("json-accepted.txt");
  }

  private static Stream<String> cases(String file) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(JsonGrammarTest.class.getResourceAsStream(file)),
                StandardCharsets.UTF_8))) {
      List<String> lines = reader.lines().filter(line -> !line.startsWith("# body")).toList();
      return lines.stream();
    } catch (java.io.IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] body(String written) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < written.length(); i++) {
      if (written.startsWith("\\x", i)) {
        bytes.write(Integer.parseInt(written.substring(i + 2, i + 4), 16));
        i += 3;
      } else {
        bytes.write(written.charAt(i));
      }
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @MethodSource("refused")
  void brokenBody_refusedAtItsFirstWrongByteWhateverTheCuts(String line) {
    String[] columns = line.split("\t", -1);
    byte[] body = body(columns[0]);

    Feed.Outcome whole = Feed.json().cutAt(body);

    assertThat(whole.refusal()).as(columns[2]).startsWith("MALFORMED " + columns[1] + " ");
    assertEveryCutGives(whole, body);
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void soundBody_leavesByteForByteWhateverTheCuts(String line) {
    byte[] body = body(line);

    Feed.Outcome whole = Feed.json().cutAt(body);

    assertThat(whole.refusal()).isNull();
    assertThat(whole.output()).isEqualTo(new String(body, StandardCharsets.ISO_8859_1));
    assertEveryCutGives(whole, body);
  }

  private static void assertEveryCutGives(Feed.Outcome expected, byte[] body) {
    assertThat(Feed.json().byByte(body)).isEqualTo(expected);
    for (int cut = 0; cut <= body.length; cut++) {
      assertThat(Feed.json().cutAt(body, cut)).as("cut at %d", cut).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "\\n|0",
        "{}\\n\\n|3",
        "{}\\n \\n|4",
        "{}\\n |4",
        " |1",
        "{} {}\\n|3",
        "{}\\n1 2|5",
        "{\\n}|1",
        "{\"a\":\\n1}|5",
        "[1,\\r\\n2]|3",
        "{}\\r|3",
        "{}\\r{}|3",
        "{}\\r\\r\\n|3",
        "\\r\\n|0",
        "{}\\n{|4",
        "{},{}|2",
        "{\"a\":1,\"a\":1}\\n|7",
      })
  void brokenLines_refusedAtTheFirstWrongByteWhateverTheCuts(String written, int offset) {
    byte[] body = Feed.bytes(unescape(written));

    Feed.Outcome whole = Feed.ndjson().cutAt(body);

    assertThat(whole.refusal()).startsWith("MALFORMED " + offset + " ");
    assertThat(Feed.ndjson().byByte(body)).isEqualTo(whole);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "''|0",
        "{}|1",
        "{}\\n|1",
        "{}\\r\\n|1",
        "{}\\n{}|2",
        "{}\\r\\n{}\\n|2",
        " {} \\n\\t[1]\\t\\r\\n|2",
        "1\\n2\\n\"x\"\\nnull|4",
        "[1,2,3]\\n[[4]]\\n|2",
        "{\"a\":1}\\n{\"a\":1}\\n|2",
      })
  void soundLines_leaveByteForByteAndCount(String written, long records) {
    byte[] body = Feed.bytes(unescape(written));

    Feed.Outcome whole = Feed.ndjson().cutAt(body);

    assertThat(whole.refusal()).isNull();
    assertThat(whole.output()).isEqualTo(new String(body, StandardCharsets.ISO_8859_1));
    assertThat(whole.records()).isEqualTo(records);
    assertThat(Feed.ndjson().byByte(body)).isEqualTo(whole);
  }

  private static String unescape(String written) {
    return written.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
  }
}
