package io.gradeway.ledger;

/** Names of logs and keys as https://c2sp.org/signed-note allows them, and a little stricter. */
final class KeyName {
  static final String RULE =
      "the name of a log or key has 1 to 255 visible characters, without space or plus";

  private KeyName() {}

  static boolean isValid(String name) {
    return !name.isEmpty()
        && name.length() <= 255
        && name.codePoints()
            .noneMatch(
                c ->
                    c == '+'
                        || Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.isISOControl(c)
                        || Character.getType(c) == Character.SURROGATE
                        || Character.getType(c) == Character.FORMAT);
  }
}
