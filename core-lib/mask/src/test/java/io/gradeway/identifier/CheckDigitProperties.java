package io.gradeway.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

class CheckDigitProperties {
  private static final String USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  @Property
  void digits_haveExactlyOneLuhnDigit(
      @ForAll @NumericChars @StringLength(min = 1, max = 30) String body) {
    long passing = "0123456789".chars().filter(c -> luhn(body + (char) c)).count();

    assertThat(passing).isEqualTo(1);
  }

  @Property
  void oneWrongDigit_isAlwaysSeenByLuhnAndMod11(
      @ForAll @NumericChars @StringLength(17) String body,
      @ForAll @IntRange(max = 16) int at,
      @ForAll @IntRange(min = 1, max = 9) int shift) {
    char wrong = (char) ('0' + (body.charAt(at) - '0' + shift) % 10);
    String other = body.substring(0, at) + wrong + body.substring(at + 1);

    assertThat(mod11Check(other)).isNotEqualTo(mod11Check(body));
    assertThat("0123456789".chars().filter(c -> luhn(body + (char) c) && luhn(other + (char) c)))
        .isEmpty();
  }

  @Property
  void uscc_hasExactlyOneCheckCharacter(
      @ForAll @Chars({'0', '1', '9', 'A', 'H', 'N', 'W', 'Y'}) @StringLength(17) String body) {
    long passing =
        USCC_ALPHABET.chars().filter(c -> CheckDigit.mod31(body + (char) c, 0, 18)).count();

    assertThat(passing).isEqualTo(1);
  }

  @Property
  void anyText_isJudgedWithoutAnException(@ForAll String text) {
    int to = text.length();
    LocalDate today = LocalDate.of(2026, 11, 23);
    boolean any =
        ResidentId.isValid(text, today)
            | ResidentId.hasOldForm(text, 0, to)
            | ResidentId.isForeignResident(text, 0, to)
            | Uscc.isValid(text)
            | Phone.isMobile(text)
            | Phone.isLandline(text)
            | BankCard.isValid(text)
            | Plate.isValid(text)
            | Passport.isValid(text)
            | Passport.isTravelPermit(text, 0, to)
            | Ipv4.isValid(text)
            | CalendarDate.isValid(text, 0);

    assertThat(any && to < 7).isFalse();
  }

  private static boolean luhn(String text) {
    return CheckDigit.luhn(text, 0, text.length());
  }

  private static int mod11Check(String body) {
    return "0123456789X"
        .chars()
        .filter(c -> CheckDigit.mod11And2(body + (char) c, 0, body.length() + 1))
        .reduce((a, b) -> -1)
        .orElse(-2);
  }
}
