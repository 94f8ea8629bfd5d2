package io.gradeway.ledger;

import java.util.List;

/**
 * Proof that a larger tree only appended to a smaller one, RFC 6962 §2.1.2.
 *
 * @param from size of the smaller tree
 * @param to size of the larger tree
 * @param path hashes, empty when the sizes are equal or the smaller tree is empty
 */
public record ConsistencyProof(long from, long to, List<Hash> path) {
  public ConsistencyProof {
    path = List.copyOf(path);
  }

  /**
   * Checks the proof as RFC 9162 §2.1.4.2 says, with exact length.
   *
   * @param fromRoot root of the smaller tree
   * @param toRoot root of the larger tree
   */
  public boolean verify(Hash fromRoot, Hash toRoot) {
    if (from < 0 || from > to) {
      return false;
    }
    if (from == to) {
      return path.isEmpty() && fromRoot.equals(toRoot);
    }
    if (from == 0) {
      return path.isEmpty() && fromRoot.equals(Hash.EMPTY_TREE);
    }
    if (path.isEmpty()) {
      return false;
    }
    long at = from - 1;
    long last = to - 1;
    while ((at & 1) == 1) {
      at >>= 1;
      last >>= 1;
    }
    // A smaller tree that is a perfect subtree is its own first step.
    boolean perfect = Long.bitCount(from) == 1;
    Hash old = perfect ? fromRoot : path.get(0);
    Hash grown = old;
    for (Hash hash : perfect ? path : path.subList(1, path.size())) {
      if (last == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == last) {
        old = Hash.ofNode(hash, old);
        grown = Hash.ofNode(hash, grown);
        while ((at & 1) == 0 && at != 0) {
          at >>= 1;
          last >>= 1;
        }
      } else {
        grown = Hash.ofNode(grown, hash);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && old.equals(fromRoot) && grown.equals(toRoot);
  }
}
