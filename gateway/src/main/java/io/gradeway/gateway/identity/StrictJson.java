package io.gradeway.gateway.identity;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * JSON and base64url without leniency. One value has one spelling: no duplicate members, no
 * trailing bytes, UTF-8 only, no padding, no stray bits in the last base64 character.
 */
final class StrictJson {
  private static final int DEPTH_MAX = 8;
  private static final int NUMBER_MAX = 32;

  private static final ObjectReader READER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH_MAX)
                          .maxNumberLength(NUMBER_MAX)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build()
          .readerFor(JsonNode.class);

  private StrictJson() {}

  /** One JSON object, or null when the bytes are anything else. */
  static @Nullable ObjectNode object(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      JsonNode node = READER.readTree(text);
      return node instanceof ObjectNode object ? object : null;
    } catch (CharacterCodingException | JsonProcessingException e) {
      return null;
    }
  }

  /** Bytes of a base64url text, RFC 7515 section 2, or null when it is not the one spelling. */
  static byte @Nullable [] base64(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      boolean canonical =
          Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text);
      return canonical ? bytes : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
