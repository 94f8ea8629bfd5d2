package io.gradeway.ledger;

import java.util.List;

/**
 * Proof that an entry lies at an index of a tree, RFC 6962 §2.1.1.
 *
 * @param index index of the entry, from 0
 * @param size number of entries of the tree
 * @param path hashes from the leaf's sibling upwards
 */
public record InclusionProof(long index, long size, List<Hash> path) {
  public InclusionProof {
    path = List.copyOf(path);
  }

  /**
   * Checks the proof as RFC 9162 §2.1.3.2 says: index below size, exact length, recomputed root.
   *
   * @param leaf hash of the entry, {@link Hash#ofLeaf}
   * @param root root of the tree, from a checkpoint that was verified
   */
  public boolean verify(Hash leaf, Hash root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long at = index;
    long last = size - 1;
    Hash hash = leaf;
    for (Hash sibling : path) {
      if (last == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == last) {
        hash = Hash.ofNode(sibling, hash);
        while ((at & 1) == 0 && at != 0) {
          at >>= 1;
          last >>= 1;
        }
      } else {
        hash = Hash.ofNode(hash, sibling);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(root);
  }
}
