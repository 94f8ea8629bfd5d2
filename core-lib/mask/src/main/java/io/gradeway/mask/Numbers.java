package io.gradeway.mask;

import static io.gradeway.mask.Maskers.stars;

import io.gradeway.identifier.BankCard;
import io.gradeway.identifier.Ipv4;
import io.gradeway.identifier.Passport;
import io.gradeway.identifier.Phone;
import io.gradeway.identifier.Plate;
import io.gradeway.identifier.ResidentId;
import io.gradeway.identifier.Uscc;

/** What the masks of numbers show. Every method gives {@code null} for another form. */
final class Numbers {
  private Numbers() {}

  /** A mistyped check character does not make the number less personal, so form is enough. */
  static String residentId(String value) {
    if (isResidentId(value)) {
      return ends(value, 6, 4);
    }
    return ResidentId.hasOldForm(value, 0, value.length()) ? ends(value, 6, 3) : null;
  }

  static String residentIdPublic(String value) {
    boolean known = isResidentId(value) || ResidentId.hasOldForm(value, 0, value.length());
    return known ? ends(value, 1, 1) : null;
  }

  private static boolean isResidentId(String value) {
    return ResidentId.hasForm(value, 0, value.length())
        || ResidentId.isForeignResident(value, 0, value.length());
  }

  static String mobile(String value) {
    String number = nationalMobile(value);
    return number == null ? null : ends(number, 3, 4);
  }

  static String mobilePublic(String value) {
    String number = nationalMobile(value);
    return number == null ? null : ends(number, 3, 2);
  }

  /** The eleven digits after +86, 0086 or 86, or without country code. */
  private static String nationalMobile(String value) {
    int start = Phone.nationalMobileStart(value);
    return start < 0 ? null : value.substring(start);
  }

  static String landline(String value) {
    return landline(value, 2);
  }

  static String landlinePublic(String value) {
    return landline(value, 0);
  }

  private static String landline(String value, int last) {
    String number = value.replace("(", "").replace(")", "");
    if (number.startsWith("+86")) {
      number = (number.startsWith("0", 3) ? "" : "0") + number.substring(3);
    }
    if (!Phone.isLandline(number)) {
      return null;
    }
    int area = Phone.areaCodeLength(number, 0, number.length());
    return number.substring(0, area) + "-" + ends(number.substring(area), 0, last);
  }

  static String bankCard(String value) {
    return BankCard.isValid(value) ? ends(value, value.length() < 16 ? 4 : 6, 4) : null;
  }

  static String bankCardPublic(String value) {
    return BankCard.isValid(value) ? ends(value, 0, 4) : null;
  }

  static String passport(String value) {
    if (!isPassport(value)) {
      return null;
    }
    int letters = 0;
    while (value.charAt(letters) > '9') {
      letters++;
    }
    return ends(value, letters, 3);
  }

  static String passportPublic(String value) {
    return isPassport(value) ? ends(value, 0, 2) : null;
  }

  private static boolean isPassport(String value) {
    return Passport.isValid(value) || Passport.isTravelPermit(value, 0, value.length());
  }

  static String plate(String value) {
    return Plate.isValid(value) ? ends(value, 3, 1) : null;
  }

  static String platePublic(String value) {
    return Plate.isValid(value) ? ends(value, 2, 0) : null;
  }

  static String uscc(String value) {
    return Uscc.isValid(value) ? value : null;
  }

  static String ipv4(String value) {
    return Ipv4.isValid(value) ? value.substring(0, value.indexOf('.')) + ".*.*.*" : null;
  }

  /** First and last characters with a star for each between; all are in the basic plane. */
  private static String ends(String value, int first, int last) {
    int length = value.length();
    return value.substring(0, first)
        + stars(length - first - last)
        + value.substring(length - last);
  }
}
