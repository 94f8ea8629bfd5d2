package io.gradeway.body;

import io.gradeway.model.FieldPath;
import java.util.Arrays;

/**
 * The paths as one body sees them: the shared ones, and after these its own that are taken back
 * when their record ends. Also remembers for each path in which object it was met last, which finds
 * duplicate names without a set for each object.
 */
final class BodyPaths implements PathTable {
  private static final byte[] NO_NAME = {};
  private static final long ASKED = 1;
  private static final long LISTED = 2;
  private static final int OBJECT_SHIFT = 2;

  private final SharedPaths shared;
  private final PathStore own;
  private final int firstOwn;
  private int kept;
  // For each path: number of the object it was met in, then whether the editor was asked about its
  // name, and the answer.
  private long[] marks = new long[0];

  BodyPaths(SharedPaths shared) {
    this.shared = shared;
    this.firstOwn = shared.lasting();
    this.own = new PathStore(firstOwn);
  }

  /** Path of the elements of an array. */
  int element(int array) {
    return child(array, true, NO_NAME, 0, 0);
  }

  int member(int object, byte[] name, int from, int to) {
    return child(object, false, name, from, to);
  }

  private int child(int parent, boolean element, byte[] name, int from, int to) {
    int hash = shared.hashing.hash(parent, name, from, to);
    if (parent < firstOwn) {
      int id = shared.find(parent, element, hash, name, from, to);
      if (id != PathStore.NONE) {
        return id;
      }
      if (!shared.isFull()) {
        return shared.add(parent, element, hash, name, from, to);
      }
    }
    int id = own.find(parent, element, hash, name, from, to);
    return id != PathStore.NONE ? id : own.add(parent, element, hash, name, from, to);
  }

  /** Path of the member if it is met, without adding it; else {@link PathStore#NONE}. */
  int find(int object, byte[] name, int from, int to) {
    int hash = shared.hashing.hash(object, name, from, to);
    int id = object < firstOwn ? shared.find(object, false, hash, name, from, to) : PathStore.NONE;
    return id != PathStore.NONE ? id : own.find(object, false, hash, name, from, to);
  }

  /** The member whose quoted name stands at {@code from}, if it could be guessed; else NONE. */
  int guess(int object, int previousMember, byte[] text, int from, int to) {
    if (object >= firstOwn || previousMember >= firstOwn) {
      return PathStore.NONE;
    }
    int id = shared.guess(object, previousMember);
    return id != PathStore.NONE && shared.isQuotedAt(id, text, from, to) ? id : PathStore.NONE;
  }

  /** Bytes of the name of a path that was guessed. */
  int nameLength(int guessed) {
    return shared.nameLength(guessed);
  }

  void learn(int object, int previousMember, int member) {
    if (object < firstOwn && previousMember < firstOwn && member < firstOwn) {
      shared.learn(object, previousMember, member);
    }
  }

  /** Notes that the member is met in the object of this number; false when it already was. */
  boolean meet(int member, long object) {
    if (member >= marks.length) {
      marks = Arrays.copyOf(marks, Math.max(member + 1, Math.max(64, marks.length * 2)));
    }
    long mark = marks[member];
    marks[member] = (object << OBJECT_SHIFT) | (mark & (ASKED | LISTED));
    return mark >>> OBJECT_SHIFT != object;
  }

  /** Whether the member was met in this body or, for one that does not last, in this record. */
  boolean isMet(int member) {
    return member < marks.length && marks[member] >>> OBJECT_SHIFT != 0;
  }

  /** Whether occurrences of this member's name are listed; the member has been met. */
  boolean isListed(int member, RecordEditor editor) {
    long mark = marks[member];
    if ((mark & ASKED) == 0) {
      mark |= ASKED | (editor.editsKey(this, member) ? LISTED : 0);
      marks[member] = mark;
    }
    return (mark & LISTED) != 0;
  }

  /** Keeps the own paths met so far until the body ends. */
  void keep() {
    kept = own.size();
  }

  boolean tooManyOwn(int max) {
    return own.size() > max;
  }

  /** Takes back the own paths met since {@link #keep}. */
  void forget() {
    if (own.size() > kept) {
      int from = Math.min(marks.length, firstOwn + kept);
      int to = Math.min(marks.length, firstOwn + own.size());
      Arrays.fill(marks, from, to, 0);
      own.truncate(kept);
    }
  }

  @Override
  public int parent(int path) {
    return path < firstOwn ? shared.parent(path) : own.parent(path);
  }

  @Override
  public boolean isElement(int path) {
    return path < firstOwn ? shared.isElement(path) : own.isElement(path);
  }

  @Override
  public byte[] name(int path) {
    return path < firstOwn ? shared.name(path) : own.name(path);
  }

  @Override
  public int size() {
    return shared.size() + own.size();
  }

  @Override
  public int lasting() {
    return firstOwn;
  }

  @Override
  public FieldPath toFieldPath(int path) {
    return SharedPaths.inWords(this, path);
  }
}
