package io.gradeway.classification;

/**
 * What divides two groups of a number. Zero-width characters divide nothing: they are skipped.
 * Where several separators follow each other, the one that is declared last here counts.
 */
public enum Separator {
  /** Any space but a line break; also an emoji. */
  SPACE,
  /** Hyphen, dash, minus, middle dot. */
  DASH,
  DOT,
  SLASH,
  /** A bracket that opens or closes a group. */
  BRACKET,
  /** 年 or 月 (year, month) between digits. */
  DATE,
  LINE_BREAK
}
