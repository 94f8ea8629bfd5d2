package io.gradeway.examples.city.data;

/** As the sixteenth-order digit of a resident ID tells it. */
public enum Sex {
  MALE("男"),
  FEMALE("女");

  private final String word;

  Sex(String word) {
    this.word = word;
  }

  /** The word in registers. */
  public String word() {
    return word;
  }
}
