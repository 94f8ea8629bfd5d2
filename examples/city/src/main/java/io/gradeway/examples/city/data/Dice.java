package io.gradeway.examples.city.data;

import java.util.List;
import java.util.SplittableRandom;

/** The one source of chance: the same seed gives the same city on every machine. */
final class Dice {
  private final SplittableRandom random;

  Dice(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** An integer from {@code from} to {@code to}, both included. */
  int between(int from, int to) {
    return random.nextInt(from, to + 1);
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** One code point of a text. */
  String pickCharacter(String text) {
    int[] points = text.codePoints().toArray();
    return Character.toString(points[random.nextInt(points.length)]);
  }
}
