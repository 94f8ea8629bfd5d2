package io.gradeway.body;

import io.gradeway.body.JsonTree.Items;
import io.gradeway.body.JsonTree.Leaf;
import io.gradeway.body.JsonTree.Member;
import io.gradeway.body.JsonTree.Members;
import io.gradeway.body.JsonTree.Node;
import io.gradeway.body.JsonTree.Segment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Edits chosen at random for the values of a body, by their number in order of appearance; done
 * once by an editor of the rewriter, and once on a {@link JsonTree}.
 */
final class Edits {
  /** What is done to a value or a listed name. */
  enum Edit {
    KEEP,
    STRING,
    NUMBER,
    NULL,
    REMOVE,
    REDACT
  }

  private static final String[] TEXTS = {"*", "", "a", "*~2", "[\"\\\n\u0001", "张😀", "b"};
  private static final String NULL_TEXT = "Nnull";

  private final long seed;
  private final int keepPercent;
  private final int redactPercent;

  Edits(long seed) {
    this.seed = seed;
    SplittableRandom random = new SplittableRandom(seed);
    this.keepPercent = random.nextInt(0, 100);
    this.redactPercent = random.nextInt(3) == 0 ? random.nextInt(30) : 0;
  }

  private SplittableRandom at(int ordinal) {
    return new SplittableRandom(seed * 31 + ordinal);
  }

  Edit edit(int ordinal) {
    SplittableRandom random = at(ordinal);
    if (random.nextInt(100) < keepPercent) {
      return Edit.KEEP;
    }
    if (random.nextInt(100) < redactPercent) {
      return Edit.REDACT;
    }
    return Edit.values()[random.nextInt(1, 5)];
  }

  private String text(int ordinal) {
    SplittableRandom random = at(-1 - ordinal);
    return TEXTS[random.nextInt(TEXTS.length)];
  }

  private long number(int ordinal) {
    return at(-1 - ordinal).nextLong() >> at(ordinal).nextInt(64);
  }

  /** An editor for one body. */
  RecordEditor editor() {
    return new RecordEditor() {
      private int ordinal;

      @Override
      public boolean editsKey(PathTable paths, int path) {
        return JsonTree.isListed(new String(paths.name(path), StandardCharsets.UTF_8));
      }

      @Override
      public void edit(BodyRecord record) {
        for (int value = 0; value < record.size(); value++) {
          boolean key = record.kind(value) == BodyRecord.Kind.KEY;
          // A name of the envelope that was given to another member is listed unasked.
          if (!key || JsonTree.isListed(Feed.valueText(record, value))) {
            apply(record, value, key, ordinal++);
          }
        }
      }
    };
  }

  private void apply(BodyRecord record, int value, boolean key, int ordinal) {
    switch (edit(ordinal)) {
      case KEEP -> {}
      case STRING -> Feed.replace(record, value, text(ordinal));
      case NUMBER -> record.replaceWithNumber(value, number(ordinal));
      case NULL -> {
        if (!key) {
          record.replaceWithNull(value);
        }
      }
      case REMOVE -> {
        try {
          record.remove(value);
        } catch (IllegalArgumentException holdsTheOutermostArray) {
          // Stays: the tree tells which these are.
        }
      }
      case REDACT -> record.redact();
    }
  }

  /** A member as it should leave: its name, perhaps with a suffix that keeps names distinct. */
  record Wanted(String own, String name, boolean envelope, boolean redacted, Node value) {}

  /** An object as it should leave, and the names of all the members it had. */
  record WantedMembers(List<Wanted> members, Set<String> names) {}

  /** Marks the segments that are redacted as a whole. */
  void redact(Node node) {
    if (node instanceof Leaf leaf) {
      leaf.segment().redacted |= edit(leaf.ordinal()) == Edit.REDACT;
    } else if (node instanceof Items items) {
      items.elements().forEach(this::redact);
    } else if (node instanceof Members object) {
      for (Member member : object.members()) {
        member.segment().redacted |= member.ordinal() >= 0 && edit(member.ordinal()) == Edit.REDACT;
        redact(member.value());
      }
    }
  }

  /** Text of a leaf that should leave, behind the letter of its kind. */
  String wanted(Leaf leaf) {
    if (leaf.segment().redacted) {
      return NULL_TEXT;
    }
    return switch (edit(leaf.ordinal())) {
      case STRING -> "S" + text(leaf.ordinal());
      case NUMBER -> "N" + number(leaf.ordinal());
      case NULL, REMOVE -> NULL_TEXT;
      default -> leaf.text();
    };
  }

  /** Elements as they should leave. */
  List<Node> wanted(Items items) {
    List<Node> elements = new ArrayList<>();
    for (int i = 0; i < items.elements().size(); i++) {
      Segment record = items.records().isEmpty() ? null : items.records().get(i);
      boolean withheld = record != null && record.redacted;
      elements.add(withheld ? new Leaf(NULL_TEXT, -1, record) : items.elements().get(i));
    }
    return elements;
  }

  WantedMembers wanted(Members object) {
    List<Wanted> members = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Member member : object.members()) {
      String name = name(member);
      names.add(member.name());
      if (!isTakenOut(member)) {
        Segment segment = member.segment();
        members.add(
            new Wanted(member.name(), name, segment.envelope, segment.redacted, member.value()));
      }
    }
    return new WantedMembers(members, names);
  }

  private String name(Member member) {
    if (member.ordinal() < 0) {
      return member.name();
    }
    if (member.segment().redacted) {
      return "redacted";
    }
    return switch (edit(member.ordinal())) {
      case STRING -> text(member.ordinal());
      case NUMBER -> String.valueOf(number(member.ordinal()));
      default -> member.name();
    };
  }

  private boolean isTakenOut(Member member) {
    if (member.segment().redacted) {
      return false;
    }
    if (member.value() instanceof Leaf leaf && edit(leaf.ordinal()) == Edit.REMOVE) {
      return true;
    }
    boolean staysOpen = member.segment().envelope && holdsArray(member.value());
    return member.ordinal() >= 0 && edit(member.ordinal()) == Edit.REMOVE && !staysOpen;
  }

  private static boolean holdsArray(Node node) {
    return node instanceof Items
        || (node instanceof Members object
            && object.members().stream().anyMatch(member -> holdsArray(member.value())));
  }
}
