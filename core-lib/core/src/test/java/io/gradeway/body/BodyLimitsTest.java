package io.gradeway.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.gradeway.model.ByteSize;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyLimitsTest {
  // body 60 bytes, record 20 bytes, depth 3, 5 values, 4 paths, 6 characters of a number
  private static final BodyLimits SMALL =
      new BodyLimits(new ByteSize(60), new ByteSize(20), 3, 5, 4, 6);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "[[[[1]]]]|3|nesting",
        "{\"a\":{\"b\":{\"c\":{}}}}|15|nesting",
        "[1234567]|7|number",
        "[-1.2e34]|7|number",
        "[0.00000]|7|number",
        "[[1,2,3,4,5,6]]|12|values",
        "{\"a\":[1,2,[3,4],{\"b\":5}],\"c\":[1,1,1,1,1,1]}|BODY_FITS|none",
        "[\"0123456789012345678\"]|21|record",
        "                     1|20|record",
        "[1,                   ]|22|record",
        "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23]|60|body",
      })
  void beyondALimit_refusedAtTheFirstByteBeyond(String body, String offset, String what) {
    byte[] bytes = Feed.bytes(body);

    Feed.Outcome whole = Feed.json().limits(SMALL).cutAt(bytes);

    if (offset.equals("BODY_FITS")) {
      assertThat(whole.refusal()).isNull();
    } else {
      assertThat(whole.refusal()).startsWith("LIMIT " + offset + " ").contains(what);
    }
    assertThat(Feed.json().limits(SMALL).byByte(bytes)).isEqualTo(whole);
    for (int cut = 0; cut < bytes.length; cut++) {
      assertThat(Feed.json().limits(SMALL).cutAt(bytes, cut)).isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "[[[1]]]",
        "[123456,-1.2e3]",
        "[[1,2,3,4,5],[1,2,3,4,5]]",
        "[\"01234567890123456\"]",
        "                   1",
        "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,2]",
      })
  void exactlyAtALimit_passes(String body) {
    Feed.Outcome whole = Feed.json().limits(SMALL).whole(body);

    assertThat(whole.refusal()).isNull();
    assertThat(whole.output()).isEqualTo(body);
    assertThat(Feed.json().limits(SMALL).byByte(Feed.bytes(body))).isEqualTo(whole);
  }

  @Test
  void membersOfAnEnvelopeThatNeverEnds_areBounded() {
    String body =
        IntStream.range(0, 100)
            .mapToObj(i -> "\"" + i + "\":[]")
            .collect(Collectors.joining(",", "{", "}"));
    BodyLimits limits = new BodyLimits(ByteSize.mebi(1), new ByteSize(20), 3, 50, 10, 6);

    assertThat(Feed.json().limits(limits).whole(body).refusal()).startsWith("LIMIT ");
  }

  @Test
  void hugeWindow_costsNoMoreThanTheBodyNeeds() {
    BodyLimits limits =
        new BodyLimits(
            ByteSize.mebi(4_000), ByteSize.mebi(1_024), 2_000_000, 10, 10, 1_000_000_000);

    String deep = "[".repeat(1_000_000) + "]".repeat(1_000_000);

    assertThat(Feed.json().limits(limits).whole("[1]").refusal()).isNull();
    assertThat(Feed.json().limits(limits).whole(deep).refusal()).isNull();
  }

  @Test
  void objectOfManyMembers_passesAndFindsTheDuplicate() {
    String members =
        IntStream.range(0, 60_000)
            .mapToObj(i -> "\"" + i + "\":0")
            .collect(Collectors.joining(","));
    BodyLimits limits = new BodyLimits(ByteSize.mebi(2), ByteSize.mebi(2), 9, 65_536, 100, 9);

    for (String body :
        new String[] {"{" + members + "}", "[{" + members + "},{" + members + "}]"}) {
      Feed.Outcome outcome = Feed.json().limits(limits).whole(body);
      assertThat(outcome.refusal()).isNull();
      assertThat(outcome.output()).isEqualTo(body);
    }
    String twice = "[{" + members + ",\"59999\":1}]";
    assertThat(Feed.json().limits(limits).whole(twice).refusal())
        .startsWith("MALFORMED " + twice.lastIndexOf("\"59999\"") + " ");
  }
}
