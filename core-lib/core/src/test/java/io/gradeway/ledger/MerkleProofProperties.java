package io.gradeway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MerkleProofProperties {
  private static final int SIZE = 200;
  private static final MemoryTree TREE = new MemoryTree();

  static {
    for (int i = 0; i < SIZE; i++) {
      TREE.append(entry(i));
    }
  }

  private static byte[] entry(int i) {
    return ("entry " + i).getBytes(StandardCharsets.UTF_8);
  }

  private static Hash flip(Hash hash, int bit) {
    byte[] bytes = hash.toByteArray();
    bytes[bit / 8] ^= (byte) (1 << bit % 8);
    return Hash.of(bytes);
  }

  private static List<Hash> mutated(List<Hash> path, int how, int bit) {
    List<Hash> other = new ArrayList<>(path);
    int at = path.isEmpty() ? 0 : bit % path.size();
    switch (how) {
      case 0 -> {
        if (path.isEmpty()) {
          other.add(Hash.EMPTY_TREE);
        } else {
          other.set(at, flip(path.get(at), bit));
        }
      }
      case 1 -> other.add(at, Hash.EMPTY_TREE);
      case 2 -> other.add(Hash.EMPTY_TREE);
      default -> {
        if (path.isEmpty()) {
          other.add(Hash.EMPTY_TREE);
        } else {
          other.remove(at);
        }
      }
    }
    return other;
  }

  @Property
  void mutatedInclusionProof_isRejected(
      @ForAll @IntRange(min = 1, max = SIZE) int size,
      @ForAll @IntRange(max = SIZE - 1) int any,
      @ForAll @IntRange(max = 3) int how,
      @ForAll @IntRange(max = 255) int bit)
      throws Exception {
    int index = any % size;
    Hash root = TREE.proofs().root(size);
    Hash leaf = Hash.ofLeaf(entry(index));
    InclusionProof proof = TREE.proofs().inclusion(index, size);
    assertThat(proof.verify(leaf, root)).isTrue();
    assertThat(new InclusionProof(index, size, mutated(proof.path(), how, bit)).verify(leaf, root))
        .isFalse();
    assertThat(proof.verify(flip(leaf, bit), root)).isFalse();
    assertThat(proof.verify(leaf, flip(root, bit))).isFalse();
  }

  @Property
  void inclusionProofForOtherIndex_isRejected(
      @ForAll @IntRange(min = 2, max = SIZE) int size,
      @ForAll @IntRange(max = SIZE - 1) int any,
      @ForAll @IntRange(min = -1, max = SIZE + 3) int other)
      throws Exception {
    int index = any % size;
    InclusionProof proof = TREE.proofs().inclusion(index, size);
    boolean good =
        new InclusionProof(other, size, proof.path())
            .verify(Hash.ofLeaf(entry(index)), TREE.proofs().root(size));
    assertThat(good).isEqualTo(other == index);
  }

  @Property
  void mutatedConsistencyProof_isRejected(
      @ForAll @IntRange(min = 1, max = SIZE) int to,
      @ForAll @IntRange(min = 1, max = SIZE) int any,
      @ForAll @IntRange(max = 3) int how,
      @ForAll @IntRange(max = 255) int bit)
      throws Exception {
    int from = 1 + (any - 1) % to;
    Hash old = TREE.proofs().root(from);
    Hash root = TREE.proofs().root(to);
    ConsistencyProof proof = TREE.proofs().consistency(from, to);
    assertThat(proof.verify(old, root)).isTrue();
    assertThat(new ConsistencyProof(from, to, mutated(proof.path(), how, bit)).verify(old, root))
        .isFalse();
    assertThat(proof.verify(flip(old, bit), root)).isFalse();
    assertThat(proof.verify(old, flip(root, bit))).isFalse();
    assertThat(new ConsistencyProof(to + 1, to, proof.path()).verify(old, root)).isFalse();
  }
}
