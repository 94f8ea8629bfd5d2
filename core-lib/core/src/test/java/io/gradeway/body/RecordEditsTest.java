package io.gradeway.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordEditsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        // body|members removed|what leaves
        "{\"a\":1}|a|{}",
        "{ \"a\" : 1 }|a|{ }",
        "{\"a\":1,\"b\":2}|a|{\"b\":2}",
        "{\"a\":1,\"b\":2}|b|{\"a\":1}",
        "{\"a\":1,\"b\":2}|ab|{}",
        "{\"a\":1, \"b\":2, \"c\":3}|a|{\"b\":2, \"c\":3}",
        "{\"a\":1, \"b\":2, \"c\":3}|b|{\"a\":1, \"c\":3}",
        "{\"a\":1, \"b\":2, \"c\":3}|c|{\"a\":1, \"b\":2}",
        "{\"a\":1 ,\"b\":2 ,\"c\":3 }|ab|{\"c\":3 }",
        "{\"a\":1 ,\"b\":2 ,\"c\":3 }|bc|{\"a\":1 }",
        "{\"a\":1 ,\"b\":2 ,\"c\":3 }|ac|{\"b\":2 }",
        "{\"a\":1 ,\"b\":2 ,\"c\":3 }|abc|{ }",
        "{\"a\":{\"b\":1},\"c\":2}|bc|{\"a\":{}}",
        "{\"a\":{\"b\":1},\"c\":2}|b|{\"a\":{},\"c\":2}",
        "{\"c\":1,\"d\":{\"a\":1,\"b\":2}}|ca|{\"d\":{\"b\":2}}",
        "[{\"a\":1,\"b\":2},{\"a\":3}]|a|[{\"b\":2},{}]",
        "{\"a\":1,\"x\":[{\"a\":1}],\"b\":2,\"c\":3}|ab|{\"x\":[{}],\"c\":3}",
        "{\"a\":1,\"x\":[1],\"b\":2}|ab|{\"x\":[1]}",
        "{\"x\":[],\"a\":1}|a|{\"x\":[]}",
        "{\"a\":\",\",\"b\":\"}\"}|b|{\"a\":\",\"}",
      })
  void removedMember_goesWithOneComma(String body, String names, String expected) {
    Feed feed =
        Feed.json()
            .edit(
                record -> {
                  for (int value = record.size() - 1; value >= 0; value--) {
                    String path = Feed.path(record, value);
                    if (!path.isEmpty() && names.indexOf(path.charAt(path.length() - 1)) >= 0) {
                      record.remove(value);
                    }
                  }
                });

    assertThat(feed.whole(body).output()).isEqualTo(expected);
    assertThat(feed.byByte(Feed.bytes(body)).output()).isEqualTo(expected);
  }

  @Test
  void removedElementOrRoot_becomesNull() {
    Feed feed = Feed.json().edit(record -> record.remove(0));

    assertThat(feed.whole("[1,[2,3],{\"a\":[4]}]").output())
        .isEqualTo("[null,[null,3],{\"a\":[null]}]");
    assertThat(feed.whole(" \"x\" ").output()).isEqualTo(" null ");
  }

  @Test
  void replacedValues_standWhereTheOldOnesStood() {
    Feed feed =
        Feed.json()
            .edit(
                record -> {
                  record.replaceWithNull(3);
                  record.replaceWithNumber(1, Long.MIN_VALUE);
                  Feed.replace(record, 0, "a\"\\/\b\f\n\r\t\u0001\u001f\u007f\u2028张😀");
                  Feed.replace(record, 2, "");
                });

    assertThat(Feed.text(feed.whole("[[ \"\\u0041\" , \"b\",true ,\t-1.5e3 ,{}]]")))
        .isEqualTo(
            "[[ \"a\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\u007f\u2028张😀\" ,"
                + " -9223372036854775808,\"\" ,\tnull ,{}]]");
  }

  @Test
  void laterEditOfAValue_wins() {
    Feed feed =
        Feed.json()
            .edit(
                record -> {
                  record.remove(0);
                  record.replaceWithNumber(0, 1);
                  Feed.replace(record, 1, "x");
                  record.remove(1);
                });

    assertThat(feed.whole("[{\"a\":0,\"b\":0}]").output()).isEqualTo("[{\"a\":1}]");
  }

  @Test
  void redactedRecord_leavesNoneOfItsBytes() {
    Feed feed =
        Feed.json()
            .edit(
                record -> {
                  Feed.replace(record, 0, "x");
                  record.redact();
                });

    assertThat(
            feed.whole("{\"n\":1,\"d\": [ {\"a\":1} , [2] ,\n3 ] , \"m\" : {\"k\":true} }")
                .output())
        .isEqualTo("{\"n\":null,\"d\": [ null , null ,\nnull ] , \"m\" : {\"k\":null} }");
    assertThat(feed.whole(" 1 ").output()).isEqualTo(" null ");
  }

  @Test
  void redactedLine_keepsItsEnd() {
    Feed feed = Feed.ndjson().edit(BodyRecord::redact);

    assertThat(feed.whole(" {\"a\":1} \r\n[1]\n\"x\"").output()).isEqualTo(" null \r\nnull\nnull");
  }

  @Test
  void escapedTexts_areSeenWithoutEscapes() {
    StringBuilder seen = new StringBuilder();
    Feed.json()
        .editWithKeys(
            record -> {
              for (int i = 0; i < record.size(); i++) {
                seen.append(record.kind(i))
                    .append(' ')
                    .append(Feed.valueText(record, i))
                    .append(' ');
              }
            })
        .byByte(Feed.bytes("{\"\\u5f20\":\"\\ud83d\\ude00\\n\\/\",\"b\":\"\",\"c\":null}"));

    assertThat(seen).hasToString("KEY 张 STRING 😀\n/ KEY b STRING  KEY c NULL null ");
  }

  @Test
  void editsOfWrongKind_refused() {
    Feed feed = Feed.json().editWithKeys(record -> record.replaceWithNull(0));
    assertThatIllegalArgumentException().isThrownBy(() -> feed.whole("{\"a\":1}"));

    Feed halfCharacter =
        Feed.json().edit(record -> record.replaceWithString(0, Feed.bytes("张"), 0, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> halfCharacter.whole("[1]"));

    Feed beyond = Feed.json().edit(record -> record.remove(1));
    assertThatThrownBy(() -> beyond.whole("[1]")).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void keyAroundTheOutermostArray_cannotBeRemoved() {
    Feed feed = Feed.json().editWithKeys(record -> record.remove(0));

    assertThatIllegalArgumentException().isThrownBy(() -> feed.whole("{\"a\":{\"b\":[1]}}"));
  }

  @Test
  void removedKey_takesItsWholeMember() {
    Feed feed =
        Feed.json()
            .editWithKeys(
                record -> {
                  for (int i = 0; i < record.size(); i++) {
                    if (Feed.valueText(record, i).startsWith("13")) {
                      record.remove(i);
                    } else if (record.kind(i) == BodyRecord.Kind.NUMBER) {
                      record.replaceWithNumber(i, 0);
                    }
                  }
                });

    assertThat(
            feed.whole("[{\"13800138000\":{\"a\":[1,{\"b\":2}]},\"x\":1,\"13000000000\":2}]")
                .output())
        .isEqualTo("[{\"x\":0}]");
    assertThat(feed.whole("{\"k\":1,\"13800138000\":{\"a\":1}}").output()).isEqualTo("{\"k\":0}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{\"1\":0,\"2\":0,\"3\":0}]|[{\"*\":0,\"*~2\":0,\"*~3\":0}]",
        "[{\"1\":0,\"*\":0,\"*~2\":0,\"2\":0}]|[{\"*~3\":0,\"*\":0,\"*~2\":0,\"*~4\":0}]",
        "[{\"1\":{\"1\":0},\"2\":{\"2\":0,\"\\u002a\":0}}]|[{\"*\":{\"*\":0},\"*~2\":{\"*~2\":0,\"\\u002a\":0}}]",
        "[{\"1\":[{\"2\":0}, {\"3\":\"\\\\\\\"}\"}]}]|[{\"*\":[{\"*\":0}, {\"*\":\"\\\\\\\"}\"}]}]",
        "{\"1\":0,\"2\":0}|{\"*\":0,\"*~2\":0}",
        "{\"1\":0,\"d\":[{\"1\":0}],\"2\":0}|{\"*\":0,\"d\":[{\"*\":0}],\"*~2\":0}",
        "{\"1\":0,\"d\":[],\"*\":0,\"2\":0}|{\"*\":0,\"d\":[],\"*~2\":0,\"*~3\":0}",
        "{\"*\":0,\"d\":[],\"2\":0}|{\"*\":0,\"d\":[],\"*~2\":0}",
        "{\"1\":{\"d\":[0]},\"e\":{\"*\":[],\"3\":4},\"5\":0}|{\"*\":{\"d\":[0]},\"e\":{\"*\":[],\"*~2\":4},\"*~2\":0}",
      })
  void replacedKeys_stayDistinctInTheirObject(String body, String expected) {
    RecordEditor digitsHidden =
        new RecordEditor() {
          @Override
          public boolean editsKey(PathTable paths, int path) {
            return Set.of("1", "2", "3", "5")
                .contains(new String(paths.name(path), StandardCharsets.UTF_8));
          }

          @Override
          public void edit(BodyRecord record) {
            for (int i = 0; i < record.size(); i++) {
              if (record.kind(i) == BodyRecord.Kind.KEY
                  && !Feed.valueText(record, i).startsWith("*")) {
                Feed.replace(record, i, "*");
              }
            }
          }
        };
    Feed feed = Feed.json().editor(digitsHidden);

    Feed.Outcome outcome = feed.whole(body);

    assertThat(outcome.refusal()).isNull();
    assertThat(outcome.output()).isEqualTo(expected);
    assertThat(feed.byByte(Feed.bytes(body))).isEqualTo(outcome);
    assertThat(Feed.json().whole(expected).refusal()).isNull();
  }

  @Test
  void listedKeysOfARedactedEnvelope_areWithheld() {
    Feed feed = Feed.json().editWithKeys(BodyRecord::redact);

    assertThat(feed.whole("{\"13800138000\":1,\"b\":{\"c\":[1]}}").output())
        .isEqualTo("{\"redacted\":null,\"redacted~2\":{\"redacted\":[null]}}");
  }

  @Test
  void nameGivenToAnEarlierMember_changesThoughTheEditorLeavesItAlone() {
    Feed feed =
        Feed.json()
            .editWithKeys(
                record -> {
                  if (record.size() > 0 && Feed.valueText(record, 0).equals("1")) {
                    Feed.replace(record, 0, "x");
                  }
                });

    assertThat(feed.whole("{\"1\":[],\"x\":[],\"x~2\":0}").output())
        .isEqualTo("{\"x\":[],\"x~2\":[],\"x~2~2\":0}");
  }

  @Test
  void keyReplacedByItself_staysAsWritten() {
    Feed feed = Feed.json().editWithKeys(record -> Feed.replace(record, 0, "a"));

    assertThat(feed.whole("[{\"\\u0061\":1}]").output()).isEqualTo("[{\"\\u0061\":1}]");
  }

  @Test
  void editsOfRecordsCutAnywhere_hitTheSameValues() {
    byte[] body =
        Feed.bytes(
            "{\"n\":1,\"d\":[{\"a\":\"x\",\"b\":2},{\"a\":\"yy\",\"b\":{\"c\":3}}],\"m\":4}");
    Feed feed =
        Feed.json()
            .editWithKeys(
                record -> {
                  for (int i = 0; i < record.size(); i++) {
                    if (record.kind(i) == BodyRecord.Kind.STRING) {
                      record.remove(i);
                    } else {
                      Feed.replace(record, i, "[" + Feed.valueText(record, i) + "]");
                    }
                  }
                });
    Feed.Outcome whole = feed.cutAt(body);
    assertThat(whole.output())
        .isEqualTo(
            "{\"[n]\":\"[1]\",\"[d]\":[{\"[b]\":\"[2]\"},{\"[b]\":{\"[c]\":\"[3]\"}}],\"[m]\":\"[4]\"}");
    for (int first = 0; first <= body.length; first++) {
      for (int second = first; second <= body.length; second++) {
        assertThat(feed.cutAt(body, first, second)).isEqualTo(whole);
      }
    }
  }
}
