package io.gradeway.body;

import java.util.Arrays;

/**
 * Paths in arrays, found by parent and name through chained hashing. The newest path is the first
 * of its chain, so that {@link #truncate} takes the newest back without a search.
 */
final class PathStore {
  static final int NONE = -1;
  private static final int FIRST_CAPACITY = 16;

  private final int firstId;
  private int[] parent = new int[FIRST_CAPACITY];
  private int[] hash = new int[FIRST_CAPACITY];
  private int[] chain = new int[FIRST_CAPACITY];
  private int[] nameEnd = new int[FIRST_CAPACITY];
  private int[] buckets = new int[FIRST_CAPACITY * 2];
  private boolean[] element = new boolean[FIRST_CAPACITY];
  private boolean[] plain = new boolean[FIRST_CAPACITY];
  private final Bytes names = new Bytes();
  private int size;

  /**
   * @param firstId what the first path is called
   */
  PathStore(int firstId) {
    this.firstId = firstId;
    Arrays.fill(buckets, NONE);
  }

  int size() {
    return size;
  }

  int parent(int id) {
    return parent[id - firstId];
  }

  boolean isElement(int id) {
    return element[id - firstId];
  }

  byte[] name(int id) {
    return Arrays.copyOfRange(names.array, nameStart(id - firstId), nameEnd[id - firstId]);
  }

  int nameLength(int id) {
    return nameEnd[id - firstId] - nameStart(id - firstId);
  }

  private int nameStart(int index) {
    return index == 0 ? 0 : nameEnd[index - 1];
  }

  /** Id of the child, or {@link #NONE}. */
  int find(int parentId, boolean isElement, int nameHash, byte[] name, int from, int to) {
    int index = buckets[nameHash & (buckets.length - 1)];
    while (index != NONE) {
      if (hash[index] == nameHash
          && parent[index] == parentId
          && element[index] == isElement
          && Arrays.equals(names.array, nameStart(index), nameEnd[index], name, from, to)) {
        return firstId + index;
      }
      index = chain[index];
    }
    return NONE;
  }

  int add(int parentId, boolean isElement, int nameHash, byte[] name, int from, int to) {
    if (size == parent.length) {
      grow();
    }
    int index = size++;
    parent[index] = parentId;
    element[index] = isElement;
    hash[index] = nameHash;
    names.append(name, from, to);
    nameEnd[index] = names.length;
    plain[index] = isPlain(name, from, to);
    link(index);
    return firstId + index;
  }

  private void link(int index) {
    int bucket = hash[index] & (buckets.length - 1);
    chain[index] = buckets[bucket];
    buckets[bucket] = index;
  }

  /**
   * Whether {@code text} at {@code from} is the name of this path followed by a quote. False for
   * names that need escapes and when {@code to} comes first.
   */
  boolean isQuotedAt(int id, byte[] text, int from, int to) {
    int index = id - firstId;
    int start = nameStart(index);
    int length = nameEnd[index] - start;
    return to - from > length
        && text[from + length] == '"'
        && plain[index]
        && Arrays.equals(names.array, start, start + length, text, from, from + length);
  }

  private static boolean isPlain(byte[] name, int from, int to) {
    for (int i = from; i < to; i++) {
      if (name[i] == '"' || name[i] == '\\' || (name[i] >= 0 && name[i] < ' ')) {
        return false;
      }
    }
    return true;
  }

  /** Forgets the newest paths until {@code newSize} are left. */
  void truncate(int newSize) {
    while (size > newSize) {
      size--;
      buckets[hash[size] & (buckets.length - 1)] = chain[size];
    }
    names.length = nameStart(size);
  }

  private void grow() {
    int capacity = size * 2;
    parent = Arrays.copyOf(parent, capacity);
    hash = Arrays.copyOf(hash, capacity);
    chain = Arrays.copyOf(chain, capacity);
    nameEnd = Arrays.copyOf(nameEnd, capacity);
    element = Arrays.copyOf(element, capacity);
    plain = Arrays.copyOf(plain, capacity);
    buckets = new int[capacity * 2];
    Arrays.fill(buckets, NONE);
    for (int index = 0; index < size; index++) {
      link(index);
    }
  }
}
