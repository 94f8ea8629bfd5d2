package io.gradeway.identifier;

/**
 * IPv4 addresses in strict dotted decimal: four numbers 0–255, no leading zeros (RFC 6943, 3.1.1).
 */
public final class Ipv4 {
  private Ipv4() {}

  /** Whether this is one address and nothing else. */
  public static boolean isValid(CharSequence text, int from, int to) {
    int octets = 0;
    int at = from;
    while (at < to) {
      int start = at;
      int octet = 0;
      while (at < to && text.charAt(at) >= '0' && text.charAt(at) <= '9' && at - start < 3) {
        octet = octet * 10 + text.charAt(at++) - '0';
      }
      boolean padded = at - start > 1 && text.charAt(start) == '0';
      if (at == start || padded || octet > 255) {
        return false;
      }
      octets++;
      if (at == to) {
        return octets == 4;
      }
      if (octets == 4 || text.charAt(at++) != '.') {
        return false;
      }
    }
    return false;
  }

  /** As {@link #isValid(CharSequence, int, int)} for a whole text. */
  public static boolean isValid(CharSequence text) {
    return isValid(text, 0, text.length());
  }
}
