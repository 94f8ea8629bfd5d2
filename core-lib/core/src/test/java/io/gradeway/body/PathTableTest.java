package io.gradeway.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.gradeway.model.ByteSize;
import io.gradeway.model.FieldPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PathTableTest {
  private static BodyLimits withPaths(int pathsMax) {
    return new BodyLimits(ByteSize.mebi(8), ByteSize.kibi(256), 64, 65_536, pathsMax, 1_024);
  }

  @Test
  void tableWithoutRoomForTheRoot_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> PathTable.create(withPaths(0)));
  }

  @Test
  void samePathInOtherBodies_hasTheSameNumber() {
    PathTable paths = PathTable.create(withPaths(100));
    List<Integer> first =
        pathsSeen(paths, "{\"d\":[{\"a\":1,\"\\u0062\":[[2]]},{\"b\":[],\"a\":3}]}");
    List<Integer> second = pathsSeen(paths, "{\"x\":0,\"d\":[{\"b\":[[0]],\"a\":4}]}");

    assertThat(first.get(0)).isEqualTo(first.get(2)).isEqualTo(second.get(2));
    assertThat(first.get(1)).isEqualTo(second.get(1));
    assertThat(paths.toFieldPath(first.get(1))).isEqualTo(FieldPath.parse("d[].b[][]"));
    assertThat(paths.toFieldPath(second.get(0))).isEqualTo(FieldPath.parse("x"));
    assertThat(paths.toFieldPath(PathTable.ROOT)).isEqualTo(FieldPath.parse(""));
    assertThat(paths.parent(PathTable.ROOT)).isEqualTo(-1);
    int element = paths.parent(first.get(0));
    assertThat(paths.isElement(element)).isTrue();
    assertThat(paths.name(element)).isEmpty();
    assertThat(paths.name(first.get(0))).isEqualTo(Feed.bytes("a"));
    assertThat(paths.isElement(first.get(0))).isFalse();
  }

  private static List<Integer> pathsSeen(PathTable paths, String body) {
    List<Integer> seen = new ArrayList<>();
    Feed.json()
        .paths(paths)
        .edit(
            record -> {
              for (int i = 0; i < record.size(); i++) {
                seen.add(record.path(i));
              }
            })
        .whole(body);
    return seen;
  }

  @Test
  void emptyNameAndElement_areDifferentPaths() {
    PathTable paths = PathTable.create(withPaths(100));

    List<Integer> seen = pathsSeen(paths, "[{\"\":1,\"a\":[2]},[3]]");

    assertThat(new HashSet<>(seen)).hasSize(3);
    assertThat(paths.isElement(seen.get(0))).isFalse();
    assertThat(paths.isElement(seen.get(2))).isTrue();
  }

  @Test
  void fullTable_reusesNumbersFromRecordToRecord() {
    PathTable paths = PathTable.create(withPaths(3)); // the root, [] and [].a
    List<String> seen = new ArrayList<>();
    Set<Integer> numbers = new HashSet<>();
    Feed feed =
        Feed.json()
            .paths(paths)
            .edit(
                record -> {
                  assertThat(record.paths().lasting()).isEqualTo(3);
                  for (int i = 0; i < record.size(); i++) {
                    numbers.add(record.path(i));
                    assertThat(record.path(i)).isLessThan(record.paths().size());
                    seen.add(Feed.path(record, i) + "=" + Feed.valueText(record, i));
                  }
                });

    Feed.Outcome outcome =
        feed.whole("[{\"a\":1,\"b\":2},{\"c\":3,\"d\":{\"e\":4}},{\"b\":5,\"a\":6},{\"x\":[[7]]}]");

    assertThat(outcome.refusal()).isNull();
    assertThat(seen)
        .containsExactly(
            "[].a=1", "[].b=2", "[].c=3", "[].d.e=4", "[].b=5", "[].a=6", "[].x[][]=7");
    assertThat(numbers).containsExactlyInAnyOrder(2, 3, 5); // a; b, c; e and x[][]
    assertThat(paths.size()).isEqualTo(3);
  }

  @Test
  void fullTable_stillFindsDuplicatesAndNothingElse() {
    PathTable paths = PathTable.create(withPaths(1));

    assertThat(Feed.json().paths(paths).whole("[{\"a\":1},{\"a\":1,\"b\":2}]").refusal()).isNull();
    assertThat(Feed.json().paths(paths).whole("[{\"b\":1},{\"a\":1,\"a\":2}]").refusal())
        .startsWith("MALFORMED 16 ");
    assertThat(
            Feed.json()
                .paths(paths)
                .whole("{\"a\":[{\"q\":1}],\"b\":{\"c\":[]},\"a\":2}")
                .refusal())
        .startsWith("MALFORMED 28 ");
  }

  @Test
  void fullTable_asksAboutKeysOfEachRecordAnew() {
    PathTable paths = PathTable.create(withPaths(2));
    List<String> asked = new ArrayList<>();
    RecordEditor editor =
        new RecordEditor() {
          @Override
          public boolean editsKey(PathTable table, int path) {
            asked.add(new String(table.name(path), StandardCharsets.UTF_8));
            return asked.size() % 2 == 0;
          }

          @Override
          public void edit(BodyRecord record) {}
        };

    Feed.json()
        .paths(paths)
        .editor(editor)
        .whole("[{\"a\":[{\"b\":1},{\"b\":1}]},{\"b\":1},{\"b\":1}]");

    assertThat(asked).containsExactly("a", "b", "b", "b");
  }

  @Test
  void bodiesReadByTurns_doNotDisturbEachOther() {
    for (int pathsMax : new int[] {1, 2, 3, 100}) {
      PathTable paths = PathTable.create(withPaths(pathsMax));
      List<String> left = new ArrayList<>();
      List<String> right = new ArrayList<>();
      BodyRewriter one =
          Feed.json().paths(paths).edit(record -> note(record, left)).rewriter((b, f, t) -> {});
      BodyRewriter two =
          Feed.json().paths(paths).edit(record -> note(record, right)).rewriter((b, f, t) -> {});
      byte[] first = Feed.bytes("[{\"a\":1,\"b\":{\"c\":2}},{\"d\":3,\"a\":4}]");
      byte[] second = Feed.bytes("[{\"c\":1,\"a\":{\"c\":2}},{\"e\":3,\"b\":4}]");
      for (int i = 0; i < first.length; i++) {
        one.write(first, i, i + 1);
        two.write(second, i, i + 1);
      }
      one.end();
      two.end();

      assertThat(left).containsExactly("[].a=1", "[].b.c=2", "[].d=3", "[].a=4");
      assertThat(right).containsExactly("[].c=1", "[].a.c=2", "[].e=3", "[].b=4");
    }
  }

  @Test
  void duplicateInABodyReadByTurns_isFoundAllTheSame() {
    PathTable paths = PathTable.create(withPaths(100));
    BodyRewriter one = Feed.json().paths(paths).rewriter((b, f, t) -> {});
    one.write(Feed.bytes("{\"a\":1,"), 0, 7);
    assertThat(Feed.json().paths(paths).whole("{\"a\":1}").refusal()).isNull();

    assertThatExceptionOfType(BodyException.class)
        .isThrownBy(() -> one.write(Feed.bytes("\"a\":2}"), 0, 6))
        .satisfies(e -> assertThat(e.offset()).isEqualTo(7));
  }

  private static void note(BodyRecord record, List<String> notes) {
    for (int i = 0; i < record.size(); i++) {
      notes.add(Feed.path(record, i) + "=" + Feed.valueText(record, i));
    }
  }
}
