package io.gradeway.body;

/** The grammar of a number, RFC 8259 section 6, that can stop behind any character. */
final class JsonNumber {
  private enum Part {
    START,
    MINUS,
    ZERO,
    INTEGER,
    POINT,
    FRACTION,
    E,
    E_SIGN,
    EXPONENT
  }

  private Part part = Part.START;

  void start() {
    part = Part.START;
  }

  /** Whether what was read is a number. */
  boolean isComplete() {
    return switch (part) {
      case ZERO, INTEGER, FRACTION, EXPONENT -> true;
      default -> false;
    };
  }

  /** Whether a character could belong to a number. */
  static boolean mayContinueWith(byte b) {
    return isDigit(b) || b == '.' || b == 'e' || b == 'E' || b == '+' || b == '-';
  }

  /** Reads on; returns the first position that does not belong to the number, or {@code to}. */
  int read(byte[] text, int from, int to) {
    int at = from;
    while (at < to) {
      byte b = text[at];
      if (isDigit(b) && (part == Part.INTEGER || part == Part.FRACTION || part == Part.EXPONENT)) {
        at++;
        continue;
      }
      Part next = next(b);
      if (next == Part.START) {
        return at;
      }
      part = next;
      at++;
    }
    return to;
  }

  /** The part that {@code b} starts; START if it cannot stand here. */
  private Part next(byte b) {
    return switch (part) {
      case START -> b == '-' ? Part.MINUS : firstDigit(b);
      case MINUS -> firstDigit(b);
      case ZERO, INTEGER -> b == '.' ? Part.POINT : exponent(b);
      case POINT -> isDigit(b) ? Part.FRACTION : Part.START;
      case FRACTION -> exponent(b);
      case E -> b == '+' || b == '-' ? Part.E_SIGN : exponentDigit(b);
      case E_SIGN -> exponentDigit(b);
      case EXPONENT -> Part.START;
    };
  }

  private static Part firstDigit(byte b) {
    if (b == '0') {
      return Part.ZERO;
    }
    return isDigit(b) ? Part.INTEGER : Part.START;
  }

  private static Part exponent(byte b) {
    return b == 'e' || b == 'E' ? Part.E : Part.START;
  }

  private static Part exponentDigit(byte b) {
    return isDigit(b) ? Part.EXPONENT : Part.START;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
