package io.gradeway.classification;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Words that tell what a number near by is: {@code 手机}, {@code sjh}, {@code mobile}. ASCII words
 * match in any case and only as whole words, where a camel-case hump and an underscore are
 * boundaries; other words match anywhere. Immutable.
 */
public final class ContextWords {
  public static final ContextWords NONE = new ContextWords(List.of());

  private static final int BYTES = 256;

  private final byte[][][] byFirst = new byte[BYTES][][];

  private ContextWords(List<String> words) {
    List<List<byte[]>> lists = new ArrayList<>();
    for (int i = 0; i < BYTES; i++) {
      lists.add(new ArrayList<>());
    }
    for (String word : words) {
      if (word.isBlank()) {
        throw new IllegalArgumentException("a context word is blank");
      }
      byte[] bytes = word.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
      int first = bytes[0] & 0xFF;
      lists.get(first).add(bytes);
      if (Ascii.isLetter(first)) {
        lists.get(Ascii.upper(first)).add(bytes);
      }
    }
    for (int i = 0; i < BYTES; i++) {
      if (!lists.get(i).isEmpty()) {
        byFirst[i] = lists.get(i).toArray(byte[][]::new);
      }
    }
  }

  public static ContextWords of(String... words) {
    return new ContextWords(List.of(words));
  }

  /** Whether any word lies in the bytes; word boundaries are judged within the array. */
  boolean occurIn(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      byte[][] words = byFirst[bytes[i] & 0xFF];
      if (words != null) {
        for (byte[] word : words) {
          if (matches(bytes, i, from, to, word)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean matches(byte[] bytes, int at, int from, int to, byte[] word) {
    int end = at + word.length;
    if (end > to) {
      return false;
    }
    for (int k = 0; k < word.length; k++) {
      int b = bytes[at + k];
      if (b != word[k] && Ascii.lower(b) != word[k]) {
        return false;
      }
    }
    if (!Ascii.isLetter(word[0])) {
      return true;
    }
    boolean hump = Ascii.isUpper(bytes[at]) && at > from && !Ascii.isUpper(bytes[at - 1]);
    boolean startsWord = at == from || hump || !Ascii.isLetter(bytes[at - 1]);
    boolean endsWord = end == to || !Ascii.isLower(bytes[end]);
    return startsWord && endsWord;
  }
}
