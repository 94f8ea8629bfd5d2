package io.gradeway.examples.city.data;

import java.util.List;

/** Words drawn as often as their weights say. */
final class Weighted {
  private final List<String[]> rows;
  private final int total;

  private Weighted(List<String[]> rows) {
    this.rows = rows;
    this.total = rows.stream().mapToInt(row -> Integer.parseInt(row[1])).sum();
  }

  static Weighted load(String resource) {
    return new Weighted(WordList.rows(resource, ",", 2));
  }

  String pick(Dice dice) {
    int left = dice.between(1, total);
    for (String[] row : rows) {
      left -= Integer.parseInt(row[1]);
      if (left <= 0) {
        return row[0];
      }
    }
    throw new IllegalStateException("weights do not add up");
  }
}
