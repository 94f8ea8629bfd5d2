package io.gradeway.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Looks for values that must not be there, under every disguise it knows and under disguises of
 * disguises. It shares no code with the product, and is deliberately greedier: it undoes everything
 * anywhere, whether or not it makes sense there. Chunk framing is undone by {@link Wire}.
 */
final class LeakOracle {
  private static final int LAYERS_MAX = 4;
  private static final int TEXTS_MAX = 5_000;
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{8,}={0,2}");
  private static final Pattern PERCENT = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");
  private static final Pattern UNICODE = Pattern.compile("\\\\+u\\{?([0-9A-Fa-f]{4})\\}?");
  private static final Pattern ENTITY = Pattern.compile("&#([xX]?)([0-9A-Fa-f]{1,6});?");
  private static final Pattern ESCAPE = Pattern.compile("\\\\([\"\\\\/])");
  // What people and programs write between digits, and what does not show at all.
  private static final Pattern BETWEEN =
      Pattern.compile("[\\s\\p{Cf}\\p{Cc}\\p{Mn}\\p{Pd}._/()·,+'|]+");

  private final List<String> canaries;

  LeakOracle(List<String> canaries) {
    this.canaries = canaries.stream().map(LeakOracle::plain).toList();
  }

  /** The canaries that occur in the bytes, in their plain form. */
  Set<String> find(byte[] bytes) {
    Set<String> found = new HashSet<>();
    Set<String> seen = new HashSet<>();
    Deque<String> layer = new ArrayDeque<>();
    layer.add(new String(bytes, StandardCharsets.UTF_8));
    gunzip(bytes).ifPresent(layer::add);
    for (int depth = 0; depth <= LAYERS_MAX && !layer.isEmpty(); depth++) {
      Deque<String> below = new ArrayDeque<>();
      for (String text : layer) {
        if (!seen.add(text) || seen.size() > TEXTS_MAX) {
          continue;
        }
        String plain = plain(text);
        canaries.stream().filter(plain::contains).forEach(found::add);
        below.addAll(undisguised(text));
      }
      layer = below;
    }
    return found;
  }

  Set<String> find(String text) {
    return find(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Full-width and other compatibility forms undone, small letters, nothing between the digits. */
  private static String plain(String text) {
    String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder digits = new StringBuilder(compatible.length());
    compatible
        .codePoints()
        .forEach(
            c -> digits.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
    return BETWEEN.matcher(digits).replaceAll("");
  }

  private static List<String> undisguised(String text) {
    List<String> texts = new ArrayList<>();
    texts.add(replace(ESCAPE, text, found -> found.group(1)));
    texts.add(replace(UNICODE, text, found -> character(found.group(1), 16)));
    texts.add(
        replace(
            ENTITY, text, found -> character(found.group(2), found.group(1).isEmpty() ? 10 : 16)));
    texts.add(replace(PERCENT, text, found -> unpercent(found.group())));
    Matcher run = BASE64.matcher(text);
    while (run.find()) {
      String coded = run.group().replace('-', '+').replace('_', '/').replace("=", "");
      // The run may begin with letters that do not belong to it.
      for (int skip = 0; skip < 4 && coded.length() - skip >= 8; skip++) {
        byte[] decoded = unbase64(coded.substring(skip));
        texts.add(new String(decoded, StandardCharsets.UTF_8));
        gunzip(decoded).ifPresent(texts::add);
      }
    }
    return texts;
  }

  private static String replace(Pattern pattern, String text, Function<Matcher, String> by) {
    Matcher matcher = pattern.matcher(text);
    return matcher.replaceAll(found -> Matcher.quoteReplacement(by.apply(matcher)));
  }

  private static String character(String code, int radix) {
    try {
      return Character.toString(Integer.parseInt(code, radix));
    } catch (IllegalArgumentException e) {
      return "?";
    }
  }

  private static String unpercent(String run) {
    byte[] bytes = new byte[run.length() / 3];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(run.substring(3 * i + 1, 3 * i + 3), 16);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] unbase64(String coded) {
    int length = coded.length() % 4 == 1 ? coded.length() - 1 : coded.length();
    return Base64.getDecoder().decode(coded.substring(0, length));
  }

  private static java.util.Optional<String> gunzip(byte[] bytes) {
    if (bytes.length < 2 || bytes[0] != 0x1f || bytes[1] != (byte) 0x8b) {
      return java.util.Optional.empty();
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return java.util.Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return java.util.Optional.empty();
    }
  }
}
