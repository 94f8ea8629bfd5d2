package io.gradeway.classification;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The single pass over UTF-8 bytes. A table of 256 classes marks the few bytes at which anything
 * can begin; everything else costs one table look-up. At a digit the whole number around it is read
 * and normalised once, and detectors are looked up by its length, its groups and whether it has
 * letters, so that most numbers ask nobody. No regular expression, no string, no allocation once
 * warm.
 *
 * <p>Immutable and thread-safe; what changes lives in the {@link FindingTable}.
 */
final class Scanner {
  private static final byte DIGIT = 1;
  private static final byte LITERAL = 2;

  /** First byte of a character that may be a digit in another writing form. */
  private static final byte WIDE = 3;

  private static final int BYTES = 256;
  private static final int[] WIDE_LEADS = {
    0xC2, 0xD9, 0xDB, 0xDF, 0xE0, 0xE1, 0xE2, 0xEA, 0xEF, 0xF0
  };
  private static final int LENGTHS = Trigger.NUMBER_LENGTH_MAX + 1;
  private static final int GROUPS = Trigger.NUMBER_GROUPS_MAX + 1;
  private static final int FORMS = 2 * GROUPS * LENGTHS;

  private static final class Literal {
    final byte[] bytes;
    final int detector;

    Literal(byte[] bytes, int detector) {
      this.bytes = bytes;
      this.detector = detector;
    }
  }

  private final byte[] classes = new byte[BYTES];
  private final Literal[][] literals = new Literal[BYTES][];
  private final int[][] numbers = new int[FORMS][];
  private final Detector[] detectors;
  private final DetectorProfile[] profiles;

  Scanner(List<Detector> detectors) {
    this.detectors = detectors.toArray(Detector[]::new);
    profiles = detectors.stream().map(Detector::profile).toArray(DetectorProfile[]::new);
    Arrays.fill(numbers, new int[0]);
    Arrays.fill(literals, new Literal[0]);
    for (int digit = '0'; digit <= '9'; digit++) {
      classes[digit] = DIGIT;
    }
    for (int lead : WIDE_LEADS) {
      classes[lead] = WIDE;
    }
    for (int i = 0; i < this.detectors.length; i++) {
      for (Trigger trigger : profiles[i].triggers()) {
        if (trigger instanceof Trigger.Literal literal) {
          addLiteral(literal, i);
        } else if (trigger instanceof Trigger.NumberForm number) {
          addNumber(number, i);
        }
      }
    }
  }

  private void addLiteral(Trigger.Literal literal, int detector) {
    byte[] bytes = literal.text().getBytes(StandardCharsets.US_ASCII);
    List<Literal> list = new ArrayList<>(List.of(literals[bytes[0]]));
    list.add(new Literal(bytes, detector));
    literals[bytes[0]] = list.toArray(Literal[]::new);
    classes[bytes[0]] = LITERAL;
  }

  private void addNumber(Trigger.NumberForm number, int detector) {
    for (int length = number.lengthMin(); length <= number.lengthMax(); length++) {
      for (int groups = number.groupsMin(); groups <= number.groupsMax(); groups++) {
        append(form(false, groups, length), detector);
        if (number.letters()) {
          append(form(true, groups, length), detector);
        }
      }
    }
  }

  private void append(int form, int detector) {
    int[] list = Arrays.copyOf(numbers[form], numbers[form].length + 1);
    list[list.length - 1] = detector;
    numbers[form] = list;
  }

  private static int form(boolean letters, int groups, int length) {
    return ((letters ? GROUPS : 0) + groups) * LENGTHS + length;
  }

  /** Scans {@code [from, to)}; a detector that throws makes all of it one finding. */
  void scan(byte[] bytes, int from, int to, FindingTable into) {
    into.begin(bytes, from, to);
    try {
      walk(bytes, from, to, into);
      into.settle();
    } catch (RuntimeException | StackOverflowError e) {
      // Whatever it was: this text could not be judged, so none of it may pass for clean.
      into.fail(from, to);
    }
  }

  private void walk(byte[] bytes, int from, int to, FindingTable into) {
    byte[] table = classes;
    int floor = from;
    int at = from;
    while (at < to) {
      byte kind = table[bytes[at] & 0xFF];
      if (kind == 0) {
        at++;
        continue;
      }
      if (kind == LITERAL) {
        tryLiterals(bytes, at, to, into);
        at++;
        continue;
      }
      if (kind == WIDE) {
        int found = WritingForms.character(bytes, at, to);
        if (!Ascii.isDigit(found >>> WritingForms.LENGTH_BITS)) {
          at += Math.max(1, found & WritingForms.LENGTH_MASK);
          continue;
        }
      }
      NumberRun run = into.run;
      run.read(bytes, at, floor, to);
      tryNumbers(into);
      tryPowers(bytes, to, into);
      floor = run.next;
      at = Math.max(at + 1, run.next);
    }
  }

  private void tryLiterals(byte[] bytes, int at, int to, FindingTable into) {
    for (Literal literal : literals[bytes[at]]) {
      byte[] wanted = literal.bytes;
      if (at + wanted.length <= to
          && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
        into.candidate.literal(at, wanted.length);
        ask(literal.detector, into);
      }
    }
  }

  private void tryNumbers(FindingTable into) {
    NumberRun run = into.run;
    for (int first = 0; first < run.groups; first++) {
      tryFrom(first, Math.min(Trigger.NUMBER_GROUPS_MAX, run.groups - first), into);
    }
  }

  private void tryFrom(int first, int groupsMax, FindingTable into) {
    NumberRun run = into.run;
    int length = 0;
    boolean letters = false;
    for (int groups = 1; groups <= groupsMax; groups++) {
      int last = first + groups - 1;
      length += run.groupLength[last];
      letters |= run.groupHasLetters[last];
      if (length > Trigger.NUMBER_LENGTH_MAX) {
        break;
      }
      int[] interested = numbers[form(letters, groups, length)];
      if (interested.length > 0) {
        into.candidate.number(first, groups, length);
        for (int detector : interested) {
          ask(detector, into);
        }
      }
    }
  }

  /** Numbers that went through a floating-point type: 1.3800138E10. */
  private void tryPowers(byte[] bytes, int to, FindingTable into) {
    NumberRun run = into.run;
    for (int group = 1; group < run.groups; group++) {
      if (run.groupHasLetters[group] && run.writeOutPower(group, bytes, to)) {
        tryFrom(run.groups, 1, into);
      }
    }
  }

  private void ask(int index, FindingTable into) {
    Detector detector = detectors[index];
    into.asking(profiles[index], index);
    detector.examine(into.candidate, into);
  }
}
