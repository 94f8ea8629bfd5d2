package io.gradeway.ledger;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a log says of itself at one size: the body of a C2SP tlog-checkpoint
 * (https://c2sp.org/tlog-checkpoint).
 *
 * @param origin name of the log
 * @param size number of entries
 * @param root root of the tree of that size
 */
public record Checkpoint(String origin, long size, Hash root) {
  private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");

  public Checkpoint {
    if (!KeyName.isValid(origin)) {
      throw new IllegalArgumentException(KeyName.RULE);
    }
    if (size < 0) {
      throw new IllegalArgumentException("a tree has no negative size");
    }
    if (size == 0 && !root.equals(Hash.EMPTY_TREE)) {
      throw new IllegalArgumentException("the root of an empty tree is the hash of nothing");
    }
  }

  /** Three lines, each ended by a line feed: origin, size, base64 root. */
  public String toNoteText() {
    return origin + "\n" + size + "\n" + root.toBase64() + "\n";
  }

  /**
   * Reads {@link #toNoteText}. Strict: no leading zeros, no other base64, and no extension lines,
   * because this log never writes them.
   *
   * @throws IllegalArgumentException saying which line is wrong
   */
  public static Checkpoint parse(String text) {
    List<String> lines = List.of(text.split("\n", -1));
    if (lines.size() != 4 || !lines.get(3).isEmpty()) {
      throw new IllegalArgumentException(
          "a checkpoint has three lines, each ended by a line feed: origin, size, root");
    }
    if (!SIZE.matcher(lines.get(1)).matches()) {
      throw new IllegalArgumentException("line 2 of a checkpoint is a decimal size");
    }
    try {
      return new Checkpoint(lines.get(0), Long.parseLong(lines.get(1)), Hash.parse(lines.get(2)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the checkpoint is malformed: " + e.getMessage(), e);
    }
  }
}
