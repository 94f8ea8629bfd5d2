package io.gradeway.classification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks field names up. A name is cut into words at case changes, digits and punctuation; the
 * longest phrase of the dictionary that covers whole words wins, and of two equally long ones the
 * later, because the last word of a name is its noun: {@code applicantMobile} is a mobile, {@code
 * mobileStatus} a status. Chinese names match by their end for the same reason.
 */
final class NameMatcher {
  private static final int PHRASE_WORDS_MAX = 5;

  private final Map<String, NameEntry> phrases = new HashMap<>();
  private final Map<String, NameEntry> han = new HashMap<>();
  private int hanLongest;

  NameMatcher(List<NameEntry> entries) {
    for (NameEntry entry : entries) {
      String phrase = entry.phrase();
      if (phrase.chars().anyMatch(c -> isHan((char) c))) {
        han.merge(phrase, entry, NameMatcher::surer);
        hanLongest = Math.max(hanLongest, phrase.length());
      } else {
        phrases.merge(phrase, entry, NameMatcher::surer);
        phrases.putIfAbsent(phrase.replace(" ", ""), entry);
      }
    }
  }

  private static NameEntry surer(NameEntry a, NameEntry b) {
    return b.confidence().compareTo(a.confidence()) > 0 ? b : a;
  }

  Optional<NameMatch> match(String fieldName) {
    List<String> words = words(fieldName);
    NameEntry best = matchHan(fieldName.strip().toLowerCase(Locale.ROOT));
    if (best == null) {
      best = matchWords(words);
    }
    if (best == null || best.category().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new NameMatch(best.category().get(), best.confidence(), best.phrase()));
  }

  /** The longest phrase that ends the name, else the longest that stands in it. */
  private @Nullable NameEntry matchHan(String name) {
    for (int to = name.length(); to > 0; to--) {
      for (int from = Math.max(0, to - hanLongest); from < to; from++) {
        NameEntry entry = han.get(name.substring(from, to));
        if (entry != null) {
          return entry;
        }
      }
    }
    return null;
  }

  private @Nullable NameEntry matchWords(List<String> words) {
    for (int length = Math.min(PHRASE_WORDS_MAX, words.size()); length > 0; length--) {
      for (int from = words.size() - length; from >= 0; from--) {
        List<String> part = words.subList(from, from + length);
        NameEntry entry = phrases.get(String.join(" ", part));
        if (entry == null) {
          entry = phrases.get(String.join("", part));
        }
        if (entry != null) {
          return entry;
        }
      }
    }
    return null;
  }

  /** Lower-case words of an identifier; digits and punctuation divide. */
  static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean hump =
          Character.isUpperCase(c)
              && i > 0
              && (Character.isLowerCase(name.charAt(i - 1)) || endsAcronym(name, i));
      if (hump || !Ascii.isLetter(c)) {
        close(words, word);
      }
      if (Ascii.isLetter(c)) {
        word.append(c);
      }
    }
    close(words, word);
    return words;
  }

  /** In {@code IDCard} the C starts a word. */
  private static boolean endsAcronym(String name, int i) {
    return Character.isUpperCase(name.charAt(i - 1))
        && i + 1 < name.length()
        && Character.isLowerCase(name.charAt(i + 1));
  }

  private static void close(List<String> words, StringBuilder word) {
    if (!word.isEmpty()) {
      words.add(word.toString().toLowerCase(Locale.ROOT));
      word.setLength(0);
    }
  }

  private static boolean isHan(char c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
  }
}
