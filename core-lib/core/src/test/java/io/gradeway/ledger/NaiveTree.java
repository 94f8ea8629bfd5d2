package io.gradeway.ledger;

import java.util.ArrayList;
import java.util.List;

/** RFC 6962 §2.1 word by word, recursive and slow: what the real tree is compared with. */
final class NaiveTree {
  private NaiveTree() {}

  static Hash root(List<byte[]> entries) {
    if (entries.isEmpty()) {
      return Hash.EMPTY_TREE;
    }
    if (entries.size() == 1) {
      return Hash.ofLeaf(entries.get(0));
    }
    int k = split(entries.size());
    return Hash.ofNode(root(entries.subList(0, k)), root(entries.subList(k, entries.size())));
  }

  static List<Hash> path(int m, List<byte[]> entries) {
    int n = entries.size();
    if (n == 1) {
      return new ArrayList<>();
    }
    int k = split(n);
    List<Hash> path = m < k ? path(m, entries.subList(0, k)) : path(m - k, entries.subList(k, n));
    path.add(root(m < k ? entries.subList(k, n) : entries.subList(0, k)));
    return path;
  }

  static List<Hash> proof(int m, List<byte[]> entries) {
    return m == 0 || m == entries.size() ? List.of() : subproof(m, entries, true);
  }

  private static List<Hash> subproof(int m, List<byte[]> entries, boolean whole) {
    int n = entries.size();
    if (m == n) {
      return whole ? new ArrayList<>() : new ArrayList<>(List.of(root(entries)));
    }
    int k = split(n);
    List<Hash> proof;
    if (m <= k) {
      proof = subproof(m, entries.subList(0, k), whole);
      proof.add(root(entries.subList(k, n)));
    } else {
      proof = subproof(m - k, entries.subList(k, n), false);
      proof.add(root(entries.subList(0, k)));
    }
    return proof;
  }

  private static int split(int n) {
    int k = 1;
    while (2 * k < n) {
      k *= 2;
    }
    return k;
  }
}
