package io.gradeway.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NameHashTest {
  @Test
  void parentAndName_hashAsSipHash13OfTheirBytes() {
    // SipHash-1-3 of this text under the zero key, as published with the digest-sip_hash tests.
    byte[] text = "digest-sip_hash".getBytes(StandardCharsets.US_ASCII);
    long parent = ByteBuffer.wrap(text).order(ByteOrder.LITTLE_ENDIAN).getLong();

    assertThat(new NameHash(0, 0).sip(parent, text, Long.BYTES, text.length))
        .isEqualTo(0xce31007e34130c0aL);
  }

  @Test
  void hash_dependsOnKeyParentNameAndLengthOnly() {
    byte[] name = "0123456789abcdefghij".getBytes(StandardCharsets.US_ASCII);
    NameHash hash = new NameHash(1, 2);
    long[] seen = new long[name.length + 4];
    for (int length = 0; length <= name.length; length++) {
      seen[length] = hash.sip(7, name, 0, length);
      byte[] moved = new byte[length + 3];
      System.arraycopy(name, 0, moved, 3, length);
      assertThat(hash.sip(7, moved, 3, 3 + length)).isEqualTo(seen[length]);
    }
    seen[name.length + 1] = hash.sip(8, name, 0, name.length);
    seen[name.length + 2] = new NameHash(1, 3).sip(7, name, 0, name.length);
    seen[name.length + 3] = new NameHash(2, 2).sip(7, name, 0, name.length);

    assertThat(Arrays.stream(seen).distinct().count()).isEqualTo(seen.length);
  }
}
