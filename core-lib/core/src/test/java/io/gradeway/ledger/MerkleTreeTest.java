package io.gradeway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class MerkleTreeTest {
  /** Entries of the published test tree of the Certificate Transparency project. */
  private static final List<byte[]> PUBLISHED =
      Arrays.stream(
              "|00|10|2021|3031|40414243|5051525354555657|606162636465666768696a6b6c6d6e6f"
                  .split("\\|", -1))
          .map(HexFormat.of()::parseHex)
          .toList();

  private static MemoryTree tree(List<byte[]> entries) {
    MemoryTree tree = new MemoryTree();
    entries.forEach(tree::append);
    return tree;
  }

  private static List<byte[]> entries(int count) {
    List<byte[]> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(("entry " + i).getBytes(StandardCharsets.UTF_8));
    }
    return entries;
  }

  private static String hex(Hash hash) {
    return HexFormat.of().formatHex(hash.toByteArray());
  }

  @Test
  void noEntries_rootIsHashOfNothing() throws Exception {
    assertThat(hex(new MemoryTree().proofs().root(0)))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(Hash.of(new RightEdge().root())).isEqualTo(Hash.EMPTY_TREE);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/ledger/rfc6962-roots.csv", numLinesToSkip = 1)
  void publishedTree_hasPublishedRoots(int size, String root) throws Exception {
    MemoryTree tree = tree(PUBLISHED.subList(0, size));
    assertThat(hex(Hash.of(tree.edge().root()))).isEqualTo(root);
    assertThat(hex(tree(PUBLISHED).proofs().root(size))).isEqualTo(root);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/ledger/rfc6962-paths.csv", numLinesToSkip = 1)
  void publishedTree_hasPublishedInclusionPaths(int index, int size, String path) throws Exception {
    InclusionProof proof = tree(PUBLISHED).proofs().inclusion(index, size);
    assertThat(proof.path().stream().map(MerkleTreeTest::hex)).containsExactly(path.split(" "));
    assertThat(
            proof.verify(
                Hash.ofLeaf(PUBLISHED.get(index)), NaiveTree.root(PUBLISHED.subList(0, size))))
        .isTrue();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/ledger/rfc6962-consistency.csv", numLinesToSkip = 1)
  void publishedTree_hasPublishedConsistencyProofs(int from, int to, String path) throws Exception {
    ConsistencyProof proof = tree(PUBLISHED).proofs().consistency(from, to);
    assertThat(proof.path().stream().map(MerkleTreeTest::hex)).containsExactly(path.split(" "));
  }

  @Test
  void everySizeUpTo130_agreesWithNaiveTree() throws Exception {
    List<byte[]> entries = entries(130);
    MemoryTree tree = tree(entries);
    for (int size = 1; size <= 130; size++) {
      List<byte[]> first = entries.subList(0, size);
      Hash root = NaiveTree.root(first);
      assertThat(tree.proofs().root(size)).isEqualTo(root);
      for (int index = 0; index < size; index++) {
        InclusionProof proof = tree.proofs().inclusion(index, size);
        assertThat(proof.path()).isEqualTo(NaiveTree.path(index, first));
        assertThat(proof.verify(Hash.ofLeaf(entries.get(index)), root)).isTrue();
      }
    }
  }

  @Test
  void everyPairOfSizesUpTo130_isConsistentAsNaiveTreeSays() throws Exception {
    List<byte[]> entries = entries(130);
    MemoryTree tree = tree(entries);
    List<Hash> roots = new ArrayList<>();
    for (int size = 0; size <= 130; size++) {
      roots.add(NaiveTree.root(entries.subList(0, size)));
    }
    for (int to = 0; to <= 130; to++) {
      for (int from = 0; from <= to; from++) {
        ConsistencyProof proof = tree.proofs().consistency(from, to);
        assertThat(proof.path()).isEqualTo(NaiveTree.proof(from, entries.subList(0, to)));
        assertThat(proof.verify(roots.get(from), roots.get(to))).isTrue();
      }
    }
  }

  @Test
  void storedLevels_giveSameRootsAndProofsAsNaiveTree() throws Exception {
    List<byte[]> entries = entries(70_000);
    MemoryTree tree = tree(entries);
    Hash root = NaiveTree.root(entries);
    assertThat(tree.proofs().root(70_000)).isEqualTo(root);
    assertThat(Hash.of(tree.edge().root())).isEqualTo(root);
    for (int index : new int[] {0, 255, 256, 65_535, 65_536, 69_631, 69_632, 69_999}) {
      InclusionProof proof = tree.proofs().inclusion(index, 70_000);
      assertThat(proof.verify(Hash.ofLeaf(entries.get(index)), root)).isTrue();
    }
    for (int from : new int[] {1, 255, 256, 257, 65_535, 65_536, 65_537, 69_999}) {
      Hash old = NaiveTree.root(entries.subList(0, from));
      assertThat(tree.proofs().consistency(from, 70_000).verify(old, root)).isTrue();
    }
  }

  @Test
  void rightEdge_survivesStorage() {
    MemoryTree tree = new MemoryTree();
    for (byte[] entry : entries(77)) {
      tree.append(entry);
      RightEdge read = RightEdge.parse(tree.edge().size(), tree.edge().toByteArray());
      assertThat(read.root()).isEqualTo(tree.edge().root());
    }
  }
}
