package io.gradeway.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.gradeway.body.Edits.Wanted;
import io.gradeway.body.Edits.WantedMembers;
import io.gradeway.body.JsonTree.Items;
import io.gradeway.body.JsonTree.Leaf;
import io.gradeway.body.JsonTree.Member;
import io.gradeway.body.JsonTree.Members;
import io.gradeway.body.JsonTree.Node;
import io.gradeway.body.JsonTree.Segment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.Assertions;

/**
 * The rewriter beside an independent reference: bodies, cuts and edits at random, and what leaves
 * is read by Jackson and compared with the edits done on a tree.
 */
class JsonRewriterProperties {
  private static final Pattern MARK = Pattern.compile("c\\d+e");
  private static final Pattern SUFFIX = Pattern.compile("(~\\d+)+$");
  private static final int TRIES = 5_000;

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void bodyWithoutEdits_leavesAsItCame(@ForAll long seed, @ForAll boolean lines) {
    RandomJson random = new RandomJson(seed);
    byte[] body = Feed.bytes(lines ? random.ndjson() : random.json());
    String latin = new String(body, StandardCharsets.ISO_8859_1);

    for (Feed feed : List.of(feed(lines), feed(lines).editWithKeys(record -> {}))) {
      Feed.Outcome outcome = feed.cutAt(body, random.cuts(body.length));

      assertThat(outcome.refusal()).isNull();
      assertThat(outcome.output()).isEqualTo(latin);
    }
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void editedBody_isWhatTheSameEditsMakeOfATree(
      @ForAll long seed, @ForAll boolean lines, @ForAll @IntRange(min = 1, max = 60) int pathsMax)
      throws IOException {
    RandomJson random = new RandomJson(seed);
    String text = lines ? random.ndjson() : random.json();
    byte[] body = Feed.bytes(text);
    Edits edits = new Edits(seed);

    Feed.Outcome outcome =
        feed(lines)
            .limits(pathsMax(pathsMax))
            .editor(edits.editor())
            .cutAt(body, random.cuts(body.length));

    String at = text + "\n--> " + Feed.text(outcome) + "\n at ";
    assertThat(outcome.refusal()).as(at).isNull();
    byte[] output = outcome.output().getBytes(StandardCharsets.ISO_8859_1);
    if (lines) {
      assertThat(lineEnds(outcome.output()))
          .as(at)
          .isEqualTo(lineEnds(new String(body, StandardCharsets.ISO_8859_1)));
    }
    Node tree = tree(body, lines);
    edits.redact(tree);
    compare(edits, tree, read(output, lines, at), at);
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void cuts_doNotChangeWhatLeaves(@ForAll long seed, @ForAll boolean lines) {
    RandomJson random = new RandomJson(seed);
    byte[] body = Feed.bytes(lines ? random.ndjson() : random.json());
    Edits edits = new Edits(seed);
    PathTable used = PathTable.create(BodyLimits.DEFAULT);

    Feed.Outcome whole = feed(lines).editor(edits.editor()).cutAt(body);

    int[] cuts = random.cuts(body.length);
    assertThat(feed(lines).paths(used).editor(edits.editor()).cutAt(body, cuts)).isEqualTo(whole);
    // The second time the table has learned what names follow each other.
    assertThat(feed(lines).paths(used).editor(edits.editor()).cutAt(body)).isEqualTo(whole);
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void everyFlush_holdsCompleteEditedRecordsAndAllOfThem(@ForAll long seed, @ForAll boolean lines)
      throws IOException {
    RandomJson random = new RandomJson(seed);
    byte[] body = Feed.bytes(lines ? random.ndjson() : random.json());
    Edits edits = new Edits(seed);
    Node tree = tree(body, lines);
    edits.redact(tree);
    Map<String, Long> leaveAt = new HashMap<>();
    collect(edits, tree, leaveAt);
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    BodyRewriter rewriter =
        feed(lines)
            .editor(edits.editor())
            .rewriter((bytes, from, to) -> output.write(bytes, from, to - from));

    int from = 0;
    for (int cut : random.cuts(body.length)) {
      rewriter.write(body, from, cut);
      from = cut;
      assertThat(marks(output)).isEqualTo(dueAt(leaveAt, cut));
    }
    rewriter.write(body, from, body.length);
    assertThat(marks(output)).isEqualTo(dueAt(leaveAt, body.length));
    rewriter.end();
    assertThat(marks(output)).isEqualTo(dueAt(leaveAt, Long.MAX_VALUE));
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void bodiesReadByTurns_doNotDisturbEachOther(
      @ForAll long seed, @ForAll boolean lines, @ForAll @IntRange(min = 1, max = 60) int pathsMax) {
    RandomJson random = new RandomJson(seed);
    List<byte[]> bodies = new ArrayList<>();
    List<BodyRewriter> rewriters = new ArrayList<>();
    List<ByteArrayOutputStream> outputs = new ArrayList<>();
    PathTable shared = PathTable.create(pathsMax(pathsMax));
    for (int i = 0; i < 2; i++) {
      ByteArrayOutputStream output = new ByteArrayOutputStream();
      boolean ndjson = lines != (i == 0);
      bodies.add(Feed.bytes(ndjson ? random.ndjson() : random.json()));
      outputs.add(output);
      rewriters.add(
          feed(ndjson)
              .paths(shared)
              .editor(new Edits(seed + i).editor())
              .rewriter((bytes, from, to) -> output.write(bytes, from, to - from)));
    }

    int longest = Math.max(bodies.get(0).length, bodies.get(1).length);
    int last = 0;
    for (int cut : random.cuts(longest)) {
      feedBoth(rewriters, bodies, last, cut);
      last = cut;
    }
    feedBoth(rewriters, bodies, last, longest);
    rewriters.forEach(BodyRewriter::end);

    for (int i = 0; i < 2; i++) {
      Feed alone = feed(lines != (i == 0)).editor(new Edits(seed + i).editor());
      assertThat(outputs.get(i).toString(StandardCharsets.ISO_8859_1))
          .isEqualTo(alone.cutAt(bodies.get(i)).output());
    }
  }

  private static void feedBoth(
      List<BodyRewriter> rewriters, List<byte[]> bodies, int from, int to) {
    for (int i = 0; i < 2; i++) {
      int length = bodies.get(i).length;
      rewriters.get(i).write(bodies.get(i), Math.min(from, length), Math.min(to, length));
    }
  }

  private static Feed feed(boolean lines) {
    return lines ? Feed.ndjson() : Feed.json();
  }

  private static BodyLimits pathsMax(int max) {
    BodyLimits d = BodyLimits.DEFAULT;
    return new BodyLimits(
        d.bodyMax(), d.recordMax(), d.depthMax(), d.valuesMax(), max, d.numberMax());
  }

  private static Node tree(byte[] body, boolean lines) throws IOException {
    return lines ? JsonTree.ndjson(body) : JsonTree.json(body);
  }

  private static Node read(byte[] output, boolean lines, String at) {
    try {
      return tree(output, lines);
    } catch (IOException broken) {
      return Assertions.fail(at, broken);
    }
  }

  private static String lineEnds(String text) {
    return text.replaceAll("[^\r\n]", "");
  }

  private static void compare(Edits edits, Node before, Node after, String at) {
    if (before instanceof Leaf leaf) {
      assertThat(after).as(at).isInstanceOf(Leaf.class);
      assertThat(((Leaf) after).text()).as(at).isEqualTo(edits.wanted(leaf));
    } else if (before instanceof Items items) {
      assertThat(after).as(at).isInstanceOf(Items.class);
      List<Node> wanted = edits.wanted(items);
      List<Node> elements = ((Items) after).elements();
      assertThat(elements).as(at).hasSameSizeAs(wanted);
      for (int i = 0; i < wanted.size(); i++) {
        compare(edits, wanted.get(i), elements.get(i), at + "[" + i + "]");
      }
    } else if (before instanceof Members object) {
      assertThat(after).as(at).isInstanceOf(Members.class);
      compare(edits, edits.wanted(object), ((Members) after).members(), at);
    }
  }

  private static void compare(Edits edits, WantedMembers wanted, List<Member> after, String at) {
    assertThat(after).as(at).hasSameSizeAs(wanted.members());
    for (int i = 0; i < after.size(); i++) {
      Wanted member = wanted.members().get(i);
      String name = after.get(i).name();
      boolean kept = member.name().equals(member.own());
      if (!name.equals(member.name())) {
        // Another name than wanted: only to stay distinct, and for a kept name only where members
        // of the same object may have left before it was read.
        String stem = member.redacted() ? "redacted" : member.name();
        assertThat(name).as(at).matches(Pattern.quote(stem) + "~[1-9]\\d*");
        assertThat(kept && !member.envelope()).as(at).isFalse();
        assertThat(isContended(member, wanted)).as(at + name).isTrue();
      }
      compare(edits, member.value(), after.get(i).value(), at + "." + name);
    }
  }

  private static boolean isContended(Wanted member, WantedMembers wanted) {
    String base = base(member.name());
    boolean kept = member.name().equals(member.own());
    return wanted.names().stream()
            .anyMatch(name -> base(name).equals(base) && !(kept && name.equals(member.own())))
        || wanted.members().stream()
            .anyMatch(other -> other != member && base(other.name()).equals(base));
  }

  private static String base(String name) {
    return SUFFIX.matcher(name).replaceAll("");
  }

  /** For each mark that should leave, how many bytes must be there first. */
  private static void collect(Edits edits, Node node, Map<String, Long> leaveAt) {
    if (node instanceof Leaf leaf) {
      note(edits.wanted(leaf), leaf.segment(), leaveAt);
    } else if (node instanceof Items items) {
      edits.wanted(items).forEach(element -> collect(edits, element, leaveAt));
    } else if (node instanceof Members object) {
      for (Member member : object.members()) {
        for (Wanted stays : edits.wanted(new Members(List.of(member))).members()) {
          note(stays.name(), member.segment(), leaveAt);
          collect(edits, stays.value(), leaveAt);
        }
      }
    }
  }

  private static void note(String text, Segment segment, Map<String, Long> leaveAt) {
    MARK.matcher(text).results().forEach(mark -> leaveAt.put(mark.group(), segment.completeAt));
  }

  private static Set<String> dueAt(Map<String, Long> leaveAt, long bytes) {
    Set<String> due = new TreeSet<>();
    leaveAt.forEach(
        (mark, at) -> {
          if (at <= bytes) {
            due.add(mark);
          }
        });
    return due;
  }

  private static Set<String> marks(ByteArrayOutputStream output) {
    Set<String> marks = new TreeSet<>();
    MARK.matcher(output.toString(StandardCharsets.UTF_8))
        .results()
        .forEach(mark -> marks.add(mark.group()));
    return marks;
  }
}
