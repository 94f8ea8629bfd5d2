package io.gradeway.mask;

import io.gradeway.mask.Rule.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The masks there are. Defaults follow common practice for display inside an organisation; the
 * {@code -public} forms follow what is usual when government publishes: 法释〔2016〕19号 for names in
 * court documents, GB/T 41833-2022 for at least six hidden digits of a phone. No national standard
 * fixes masks character by character.
 */
public final class Maskers {
  /** What stands for a value that is hidden wholly, whatever its length. */
  public static final String HIDDEN = "******";

  /** Surname stays, compound surnames with both characters: {@code 张*}, {@code 欧阳*}. */
  public static final Masker NAME = Rule.of("name", Reading.TIDY, Names::display);

  /** As courts publish names: {@code 张某}, {@code 张某某}. */
  public static final Masker NAME_PUBLIC = Rule.of("name-public", Reading.TIDY, Names::court);

  /** Six and four of a resident id: {@code 110101********7716}; old 15-digit form six and three. */
  public static final Masker RESIDENT_ID =
      Rule.of("resident-id", Reading.COMPACT, Numbers::residentId);

  /** First and last character of a resident id. */
  public static final Masker RESIDENT_ID_PUBLIC =
      Rule.of("resident-id-public", Reading.COMPACT, Numbers::residentIdPublic);

  /** Three and four of a mobile number, country code left out: {@code 138****8000}. */
  public static final Masker MOBILE = Rule.of("mobile", Reading.COMPACT, Numbers::mobile);

  /** Three and two of a mobile number, six hidden: {@code 138******00}. */
  public static final Masker MOBILE_PUBLIC =
      Rule.of("mobile-public", Reading.COMPACT, Numbers::mobilePublic);

  /** Area code and last two of a fixed line: {@code 0571-******21}. */
  public static final Masker LANDLINE = Rule.of("landline", Reading.COMPACT, Numbers::landline);

  /** Area code of a fixed line. */
  public static final Masker LANDLINE_PUBLIC =
      Rule.of("landline-public", Reading.COMPACT, Numbers::landlinePublic);

  /** First character and domain: {@code u***@example.com}. */
  public static final Masker EMAIL = Rule.of("email", Reading.TIDY, Emails::display);

  /** Domain only: {@code ***@example.com}. */
  public static final Masker EMAIL_PUBLIC = Rule.of("email-public", Reading.TIDY, Emails::domain);

  /** Down to the street, hidden from the road number on. */
  public static final Masker ADDRESS = Rule.of("address", Reading.COMPACT, Addresses::toStreet);

  /** Down to the county. */
  public static final Masker ADDRESS_PUBLIC =
      Rule.of("address-public", Reading.COMPACT, Addresses::toCounty);

  /** Six and four of a bank card (four and four below 16 digits). */
  public static final Masker BANK_CARD = Rule.of("bank-card", Reading.COMPACT, Numbers::bankCard);

  /** Last four of a bank card. */
  public static final Masker BANK_CARD_PUBLIC =
      Rule.of("bank-card-public", Reading.COMPACT, Numbers::bankCardPublic);

  /** Letters and last three of a passport or travel permit: {@code E*****678}. */
  public static final Masker PASSPORT = Rule.of("passport", Reading.COMPACT, Numbers::passport);

  /** Last two of a passport or travel permit. */
  public static final Masker PASSPORT_PUBLIC =
      Rule.of("passport-public", Reading.COMPACT, Numbers::passportPublic);

  /** Office, first and last character of a plate: {@code 京A1***5}. */
  public static final Masker PLATE = Rule.of("plate", Reading.COMPACT, Numbers::plate);

  /** Office of a plate: {@code 京A*****}. */
  public static final Masker PLATE_PUBLIC =
      Rule.of("plate-public", Reading.COMPACT, Numbers::platePublic);

  /**
   * A unified social credit code is public by norm and stays as it is; anything else is hidden. Of
   * a sole trader (codes from 92) the owner's name beside the code is what needs a mask.
   */
  public static final Masker USCC = Rule.publicByNorm("uscc", Reading.COMPACT, Numbers::uscc);

  /** First octet: {@code 192.*.*.*}. */
  public static final Masker IPV4 = Rule.of("ipv4", Reading.TIDY, Numbers::ipv4);

  /** The year, in the form the date was written in: {@code 1890-**-**}. */
  public static final Masker BIRTH_DATE = Rule.of("birth-date", Reading.TIDY, Dates::year);

  /** The decade: {@code 189*}. */
  public static final Masker BIRTH_DATE_PUBLIC =
      Rule.of("birth-date-public", Reading.TIDY, Dates::decade);

  /** Passwords, tokens, biometrics: {@link #HIDDEN}, even for an empty value. */
  public static final Masker SECRET = new Secret();

  /** {@link #HIDDEN} for any value. */
  public static final Masker FULL = Rule.of("full", Reading.TIDY, value -> HIDDEN);

  /** The last four letters or digits, of at least eight. */
  public static final Masker KEEP_LAST_4 = Rule.of("keep-last-4", Reading.TIDY, new Keep(0, 4));

  /** The first letter or digit, of at least two. */
  public static final Masker KEEP_FIRST_1 = Rule.of("keep-first-1", Reading.TIDY, new Keep(1, 0));

  private static final Map<String, Masker> BY_ID = new LinkedHashMap<>();

  static {
    Masker[] all = {
      NAME,
      NAME_PUBLIC,
      RESIDENT_ID,
      RESIDENT_ID_PUBLIC,
      MOBILE,
      MOBILE_PUBLIC,
      LANDLINE,
      LANDLINE_PUBLIC,
      EMAIL,
      EMAIL_PUBLIC,
      ADDRESS,
      ADDRESS_PUBLIC,
      BANK_CARD,
      BANK_CARD_PUBLIC,
      PASSPORT,
      PASSPORT_PUBLIC,
      PLATE,
      PLATE_PUBLIC,
      USCC,
      IPV4,
      BIRTH_DATE,
      BIRTH_DATE_PUBLIC,
      SECRET,
      FULL,
      KEEP_LAST_4,
      KEEP_FIRST_1
    };
    for (Masker masker : all) {
      BY_ID.put(masker.id(), masker);
    }
  }

  private Maskers() {}

  /**
   * The mask of a name: one of {@link #all()}, or {@code keep(first,last)}.
   *
   * @throws IllegalArgumentException when there is none; the message lists the known ones and what
   *     may have been meant
   */
  public static Masker named(String id) {
    Masker masker = BY_ID.get(id);
    if (masker != null) {
      return masker;
    }
    Keep keep = Keep.parse(id);
    if (keep != null) {
      return keep(keep.first(), keep.last());
    }
    throw new IllegalArgumentException(
        "mask \""
            + id
            + "\" is not known."
            + Spelling.suggestion(id, BY_ID.keySet())
            + " Known: "
            + String.join(", ", BY_ID.keySet())
            + ", keep(first,last)");
  }

  /**
   * Keeps some letters or digits at the ends of any text. At least as many as are kept must be
   * hidden, and at least four when more than one is kept; a shorter value is hidden wholly.
   *
   * @param first letters or digits kept at the beginning, 0 to 32
   * @param last letters or digits kept at the end, 0 to 32
   */
  public static Masker keep(int first, int last) {
    return Rule.of("keep(" + first + "," + last + ")", Reading.TIDY, new Keep(first, last));
  }

  /** Every mask with a name of its own, in a fixed order. */
  public static List<Masker> all() {
    return Collections.unmodifiableList(new ArrayList<>(BY_ID.values()));
  }

  /** {@code count} stars. */
  static String stars(int count) {
    char[] stars = new char[count];
    Arrays.fill(stars, '*');
    return new String(stars);
  }

  private static final class Secret implements Masker {
    @Override
    public String id() {
      return "secret";
    }

    @Override
    public String mask(String value) {
      return value == null ? null : HIDDEN;
    }
  }
}
