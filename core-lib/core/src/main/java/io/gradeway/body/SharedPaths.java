package io.gradeway.body;

import io.gradeway.model.FieldPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The paths that last: the same number means the same path in every body. */
final class SharedPaths implements PathTable {
  private static final byte[] NO_NAME = {};

  final NameHash hashing = new NameHash();
  private final PathStore store = new PathStore(ROOT);
  private final int pathsMax;
  // Guesses, learned from earlier objects: the member that comes first in an object with this
  // path, and the member that follows this one. Always verified, so that a wrong one costs time.
  private int[] firstMember = new int[16];
  private int[] nextMember = new int[16];

  SharedPaths(int pathsMax) {
    if (pathsMax < 1) {
      throw new IllegalArgumentException("pathsMax is " + pathsMax + "; at least the root counts");
    }
    this.pathsMax = pathsMax;
    Arrays.fill(firstMember, PathStore.NONE);
    Arrays.fill(nextMember, PathStore.NONE);
    store.add(PathStore.NONE, false, 0, NO_NAME, 0, 0);
  }

  int find(int parent, boolean element, int hash, byte[] name, int from, int to) {
    return store.find(parent, element, hash, name, from, to);
  }

  boolean isFull() {
    return store.size() == pathsMax;
  }

  int add(int parent, boolean element, int hash, byte[] name, int from, int to) {
    int id = store.add(parent, element, hash, name, from, to);
    if (id == firstMember.length) {
      firstMember = Arrays.copyOf(firstMember, id * 2);
      nextMember = Arrays.copyOf(nextMember, id * 2);
      Arrays.fill(firstMember, id, id * 2, PathStore.NONE);
      Arrays.fill(nextMember, id, id * 2, PathStore.NONE);
    }
    return id;
  }

  /** The member that will likely follow, or NONE. Both arguments are lasting paths. */
  int guess(int object, int previousMember) {
    return previousMember == PathStore.NONE ? firstMember[object] : nextMember[previousMember];
  }

  void learn(int object, int previousMember, int member) {
    if (previousMember == PathStore.NONE) {
      firstMember[object] = member;
    } else {
      nextMember[previousMember] = member;
    }
  }

  boolean isQuotedAt(int path, byte[] text, int from, int to) {
    return store.isQuotedAt(path, text, from, to);
  }

  int nameLength(int path) {
    return store.nameLength(path);
  }

  @Override
  public int parent(int path) {
    return store.parent(path);
  }

  @Override
  public boolean isElement(int path) {
    return store.isElement(path);
  }

  @Override
  public byte[] name(int path) {
    return store.name(path);
  }

  @Override
  public int size() {
    return store.size();
  }

  @Override
  public int lasting() {
    return pathsMax;
  }

  @Override
  public FieldPath toFieldPath(int path) {
    return inWords(this, path);
  }

  static FieldPath inWords(PathTable paths, int path) {
    List<FieldPath.Step> steps = new ArrayList<>();
    for (int at = path; at != ROOT; at = paths.parent(at)) {
      steps.add(
          paths.isElement(at)
              ? FieldPath.ELEMENT
              : new FieldPath.Step(
                  FieldPath.Kind.MEMBER, new String(paths.name(at), StandardCharsets.UTF_8)));
    }
    Collections.reverse(steps);
    return new FieldPath(steps);
  }
}
