package io.gradeway.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.gradeway.model.ByteSize;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordReleaseTest {
  @Test
  void refusedRecord_leavesNothingOfItselfButAllBeforeIt() {
    Feed.Outcome outcome = Feed.json().whole("{\"n\":1,\"data\":[{\"a\":1},{\"a\":2},{\"a\":x}]}");

    assertThat(outcome.refusal()).startsWith("MALFORMED 36 ");
    assertThat(outcome.output()).isEqualTo("{\"n\":1,\"data\":[{\"a\":1},{\"a\":2}");
    assertThat(outcome.records()).isEqualTo(2);
  }

  @Test
  void editorThatFails_endsTheRewritingWithoutItsRecord() {
    StringBuilder output = new StringBuilder();
    BodyRewriter rewriter =
        Feed.json()
            .edit(
                record -> {
                  if (Feed.valueText(record, 0).equals("2")) {
                    record.replaceWithNull(0);
                    throw new UnsupportedOperationException("no key for this field");
                  }
                })
            .rewriter((bytes, from, to) -> output.append(latin(bytes, from, to)));
    byte[] body = Feed.bytes("[1,2,3]");

    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> rewriter.write(body, 0, body.length));

    assertThat(output).hasToString("[1");
    assertThatIllegalStateException().isThrownBy(() -> rewriter.write(body, 0, 1));
    assertThatIllegalStateException().isThrownBy(rewriter::end);
    assertThat(output).hasToString("[1");
  }

  @Test
  void refusedBody_takesNoMoreBytes() {
    BodyRewriter rewriter = Feed.json().rewriter((bytes, from, to) -> {});
    byte[] body = Feed.bytes("[}");

    assertThatExceptionOfType(BodyException.class).isThrownBy(() -> rewriter.write(body, 0, 2));

    assertThatIllegalStateException().isThrownBy(() -> rewriter.write(body, 0, 1));
    assertThatIllegalStateException().isThrownBy(rewriter::end);
  }

  @Test
  void endedBody_takesNoMoreBytes() {
    BodyRewriter rewriter = Feed.json().rewriter((bytes, from, to) -> {});
    rewriter.write(Feed.bytes("1"), 0, 1);
    rewriter.end();

    assertThatIllegalStateException().isThrownBy(rewriter::end);
    assertThatIllegalStateException().isThrownBy(() -> rewriter.write(new byte[1], 0, 1));
  }

  @Test
  void sinkThatFails_getsNothingMore() {
    List<String> given = new ArrayList<>();
    BodyRewriter rewriter =
        Feed.json()
            .rewriter(
                (bytes, from, to) -> {
                  given.add(latin(bytes, from, to));
                  throw new IllegalArgumentException("connection lost");
                });
    byte[] body = Feed.bytes("[1,2,");

    assertThatThrownBy(() -> rewriter.write(body, 0, body.length)).hasMessage("connection lost");
    assertThatIllegalStateException().isThrownBy(() -> rewriter.write(body, 0, 1));
    assertThat(given).containsExactly("[1,2");
  }

  @Test
  void messageOfRefusal_neverQuotesTheBody() {
    String secret = "110101189003077716";
    for (String body :
        List.of(
            "{\"" + secret + "\":1,\"" + secret + "\":2}",
            "[\"" + secret + "\" \"" + secret + "\"]",
            "[" + secret + "x]",
            "[\"" + secret,
            "{\"a\":" + secret + secret.repeat(60) + "}")) {
      assertThat(Feed.json().whole(body).refusal()).isNotNull().doesNotContain("1101");
    }
  }

  @Test
  void slowBytes_releaseEachRecordAtItsLastByte() {
    StringBuilder output = new StringBuilder();
    BodyRewriter rewriter =
        Feed.json().rewriter((bytes, from, to) -> output.append(latin(bytes, from, to)));
    String body = "{\"t\":9,\"data\":[{\"a\":[1]} , {\"a\":[2]},7 ,8],\"end\":{\"x\":[[1],2]}}";
    List<String> states = new ArrayList<>();
    for (byte b : Feed.bytes(body)) {
      int before = output.length();
      rewriter.write(new byte[] {b}, 0, 1);
      if (output.length() > before) {
        states.add(output.substring(before) + " at " + (char) b);
      }
    }
    rewriter.end();

    assertThat(states)
        .containsExactly(
            "{\"t\":9,\"data\":[ at [",
            "{\"a\":[1]} at }",
            " , {\"a\":[2]} at }",
            ",7 at  ",
            " ,8 at ]",
            "],\"end\":{\"x\":[ at [",
            "[1] at ]",
            ",2 at ]");
    assertThat(output).hasToString(body);
    assertThat(rewriter.records()).isEqualTo(6);
  }

  @Test
  void oneWrite_givesOneBatch() {
    Feed feed = Feed.json().edit(record -> record.redact());

    Feed.Outcome outcome = feed.whole("{\"n\":5,\"data\":[{\"a\":1},{\"a\":2},{\"a\":3}");

    assertThat(feed.batches).containsExactly("{\"n\":null,\"data\":[null,null,null");
    assertThat(outcome.refusal()).startsWith("MALFORMED");
  }

  @Test
  void endlessFeed_allocatesNothingOnceItRuns() {
    long[] left = {0};
    BodyRewriter rewriter =
        Feed.json()
            .limits(BodyLimits.DEFAULT.withBodyMax(ByteSize.mebi(1 << 20)))
            .edit(record -> record.replaceWithNull(0))
            .rewriter((bytes, from, to) -> left[0] += to - from);
    rewriter.write(Feed.bytes("["), 0, 1);
    byte[] piece = Feed.bytes("{\"name\":\"\\u5f20三\",\"phone\":\"13800138000\"},".repeat(300));
    int gone = 300 * ("\"\\u5f20三\"".getBytes(StandardCharsets.UTF_8).length - 4);
    feed(rewriter, piece, 100);

    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocatedBefore = threads.getCurrentThreadAllocatedBytes();
    feed(rewriter, piece, 4_900);
    long allocated = threads.getCurrentThreadAllocatedBytes() - allocatedBefore;

    assertThat(allocated).isLessThan(64 * 1024);
    assertThat(rewriter.records()).isEqualTo(5_000 * 300);
    assertThat(left[0]).isEqualTo(5_000L * (piece.length - gone)); // "[" came, the last comma waits
  }

  private static void feed(BodyRewriter rewriter, byte[] piece, int times) {
    for (int i = 0; i < times; i++) {
      rewriter.write(piece, 0, piece.length);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1|1|=1",
        "{}|1|",
        "[]|0|",
        "[{}]|1|(empty)",
        "{\"a\":1,\"b\":\"x\"}|1|a=1 b=x",
        "{\"data\":[]}|0|",
        "{\"n\":1,\"data\":[],\"m\":2}|0|n=1 / m=2",
        "[[1,2],[3]]|2|[][]=1 [][]=2 / [][]=3",
        "[1,\"a\",null,true,{\"x\":{\"y\":[5]}}]|5|[]=1 / []=a / []=null / []=true / [].x.y[]=5",
        "{\"a\":[{\"b\":[1]}],\"c\":{\"d\":[2],\"e\":3}}|2|a[].b[]=1 / c.d[]=2 / c.e=3",
      })
  void records_areElementsOfOutermostArraysAndWhatLiesOutside(
      String body, long count, String expected) {
    List<String> seen = new ArrayList<>();
    Feed.Outcome outcome = Feed.json().edit(record -> seen.add(inWords(record))).whole(body);

    assertThat(outcome.records()).isEqualTo(count);
    assertThat(String.join(" / ", seen)).isEqualTo(expected == null ? "" : expected);
  }

  private static String inWords(BodyRecord record) {
    if (record.size() == 0) {
      return "(empty)";
    }
    List<String> values = new ArrayList<>();
    for (int value = 0; value < record.size(); value++) {
      values.add(Feed.path(record, value) + "=" + Feed.valueText(record, value));
    }
    return String.join(" ", values);
  }

  private static String latin(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
