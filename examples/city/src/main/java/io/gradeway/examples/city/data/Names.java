package io.gradeway.examples.city.data;

import java.util.HashMap;
import java.util.Map;

/** Names as frequent as they are in the street. */
final class Names {
  private static final int ONE_CHARACTER_PERCENT = 18;

  private final Weighted surnames = Weighted.load("surnames.csv");
  private final Map<String, String> given = new HashMap<>();
  private final Dice dice;

  Names(Dice dice) {
    this.dice = dice;
    for (String[] row : WordList.rows("given-names.csv", ",", 2)) {
      given.put(row[0], row[1]);
    }
  }

  String surname() {
    return surnames.pick(dice);
  }

  String any() {
    return of(surname(), dice.chance(50) ? Sex.MALE : Sex.FEMALE);
  }

  String of(String surname, Sex sex) {
    String pool = sex == Sex.MALE ? "M" : "F";
    return dice.chance(ONE_CHARACTER_PERCENT)
        ? surname + character(pool + "1")
        : surname + character(pool + "2A") + character(pool + "2B");
  }

  private String character(String pool) {
    return dice.pickCharacter(given.getOrDefault(pool, ""));
  }
}
