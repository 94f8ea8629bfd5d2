package io.gradeway.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Mutated bodies must be accepted or refused as Jackson does it, but for differences known and
 * listed in {@link #refusedByUsOnly}; and the cuts must not matter.
 */
class JsonFuzzTest {
  private static final int ROUNDS = 30_000;
  private static final List<String> SEEDS =
      List.of(
          "{\"total\":2,\"data\":[{\"n\":\"张三\",\"p\":\"13800138000\"},{\"n\":\"\\u5f20\"}],\"x\":null}",
          "[1,-0.5e+10,true,false,null,\"\\ud83d\\ude00😀\",[[]],{}]",
          " { \"a\" : { \"b\" : [ 1 , 2 ] } , \"c\" : \"\\\\\\\"\" } ",
          "{\"a\":1,\"b\":{\"a\":1,\"b\":2},\"c\":[{\"a\":1},{\"a\":2}]}",
          "\"x\\n\\t\\/\\b\\f\\r\"",
          "12345.678E-9");
  private static final byte[] ALPHABET =
      "{}[],:\"\\/ \t\r\n0123456789-+.eEtruefalsnd\u0000\u001f\u007fab"
          .getBytes(StandardCharsets.UTF_8);

  private static final JsonFactory STRICT =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNumberLength(2_000).build())
          .build();

  @Test
  void mutatedBodies_areJudgedAsByJackson() {
    SplittableRandom random = new SplittableRandom(20261123);
    int accepted = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] body = mutate(Feed.bytes(SEEDS.get(random.nextInt(SEEDS.size()))), random);
      Feed.Outcome outcome = Feed.json().cutAt(body);
      boolean jackson = jacksonAccepts(body) && !refusedByUsOnly(body);
      String shown = new String(body, StandardCharsets.ISO_8859_1);
      assertThat(outcome.refusal() == null).as("round %d: %s", round, shown).isEqualTo(jackson);
      if (jackson) {
        accepted++;
        assertThat(outcome.output()).isEqualTo(shown);
      }
      int[] cuts = random.ints(3, 0, body.length + 1).sorted().toArray();
      assertThat(Feed.json().cutAt(body, cuts)).as(shown).isEqualTo(outcome);
    }
    assertThat(accepted).as("the fuzzing must reach both sides").isBetween(ROUNDS / 20, ROUNDS / 2);
  }

  private static byte[] mutate(byte[] seed, SplittableRandom random) {
    List<Byte> bytes = new ArrayList<>();
    for (byte b : seed) {
      bytes.add(b);
    }
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes && !bytes.isEmpty(); i++) {
      int at = random.nextInt(bytes.size());
      int other = random.nextInt(bytes.size());
      switch (random.nextInt(7)) {
        case 0 -> bytes.remove(at);
        case 1 -> bytes.add(at, ALPHABET[random.nextInt(ALPHABET.length)]);
        case 2 -> bytes.set(at, ALPHABET[random.nextInt(ALPHABET.length)]);
        case 3 -> bytes.set(at, (byte) random.nextInt(256));
        case 4 -> bytes.set(at, bytes.get(other));
        case 5 ->
            bytes.addAll(at, List.copyOf(bytes.subList(Math.min(at, other), Math.max(at, other))));
        default -> bytes.subList(Math.min(at, other), Math.max(at, other)).clear();
      }
    }
    byte[] mutated = new byte[bytes.size()];
    for (int i = 0; i < mutated.length; i++) {
      mutated[i] = bytes.get(i);
    }
    return mutated;
  }

  private static boolean jacksonAccepts(byte[] body) {
    try (JsonParser parser = STRICT.createParser(body)) {
      if (parser.nextToken() == null) {
        return false; // no value
      }
      int depth = 0;
      do {
        if (parser.currentToken().isStructStart()) {
          depth++;
        } else if (parser.currentToken().isStructEnd()) {
          depth--;
        }
        parser.getText(); // Jackson reads strings lazily
      } while (parser.nextToken() != null && depth > 0);
      return parser.currentToken() == null && parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  /** What Jackson lets pass and RFC 8259, RFC 3629 or our own rules do not. */
  private static boolean refusedByUsOnly(byte[] body) {
    return isNotUtf8(body)
        || hasByteOrderMark(body)
        || isNotUtf8Encoded(body)
        || hasLoneSurrogate(body);
  }

  /** Jackson decodes overlong forms and surrogates. */
  private static boolean isNotUtf8(byte[] body) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      return false;
    } catch (CharacterCodingException e) {
      return true;
    }
  }

  private static boolean hasByteOrderMark(byte[] body) {
    return body.length > 2
        && body[0] == (byte) 0xEF
        && body[1] == (byte) 0xBB
        && body[2] == (byte) 0xBF;
  }

  /** Jackson takes a NUL among the first four bytes for a sign of UTF-16 or UTF-32. */
  private static boolean isNotUtf8Encoded(byte[] body) {
    for (int i = 0; i < Math.min(4, body.length); i++) {
      if (body[i] == 0) {
        return true;
      }
    }
    return false;
  }

  /** Jackson lets lone surrogates in escapes pass; body is well-formed otherwise. */
  private static boolean hasLoneSurrogate(byte[] body) {
    boolean high = false;
    for (int i = 0; i < body.length; i++) {
      boolean surrogate = false;
      int unit = 0;
      if (body[i] == '\\') {
        if (body[i + 1] == 'u') {
          String digits =
              new String(Arrays.copyOfRange(body, i + 2, i + 6), StandardCharsets.US_ASCII);
          unit = Integer.parseInt(digits, 16);
          surrogate = Character.isSurrogate((char) unit);
          i += 5;
        } else {
          i++;
        }
      }
      boolean low = surrogate && Character.isLowSurrogate((char) unit);
      if (high != low) {
        return true;
      }
      high = surrogate && !low;
    }
    return high;
  }
}
