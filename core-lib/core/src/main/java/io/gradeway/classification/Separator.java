package io.gradeway.classification;

/**
 * What divides two groups of a number. Zero-width characters divide nothing: they are skipped.
 * Where several separators follow each other, the one that is declared last here counts.
 */
public enum Separator {
  /** Any space but a line break; also an emoji. */
  SPACE(1),
  /** Hyphen, dash, minus, middle dot. */
  DASH(2),
  UNDERSCORE(3),
  DOT(4),
  SLASH(5),
  /** A bracket that opens or closes a group; also nothing at all beside a lone ① or ². */
  BRACKET(6),
  /** 年 or 月 (year, month) between digits. */
  DATE(7),
  LINE_BREAK(8);

  private static final Separator[] BY_WEIGHT = values();

  private final int weight;

  Separator(int weight) {
    this.weight = weight;
  }

  /** Which of several counts: the heaviest; from 1. */
  int weight() {
    return weight;
  }

  static Separator ofWeight(int weight) {
    return BY_WEIGHT[weight - 1];
  }
}
