package io.gradeway.examples.city.data;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Issues numbers: valid, and each only once. */
final class Issuer {
  private static final List<String> MOBILE_PREFIXES =
      List.of(
          "130", "131", "132", "133", "135", "136", "137", "138", "139", "150", "151", "152", "153",
          "155", "156", "157", "158", "159", "166", "173", "176", "177", "178", "180", "181", "182",
          "183", "185", "186", "187", "188", "189", "191", "193", "198", "199");
  private static final int LINES_PER_PREFIX = 10_000;
  // Coprime to the number of lines: stepping by it visits every line once, in no visible order.
  private static final int LINE_STEP = 104_729;
  private static final List<String> BANKS =
      List.of("622202", "621700", "622848", "621661", "622588", "622260", "621799");
  private static final String PLATE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int SEQUENCE_MAX = 989;
  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);

  private final Dice dice;
  private final Weighted birthplaces = Weighted.load("birthplaces.csv");
  private final Set<String> issued = new HashSet<>();
  private int mobiles;
  private int cards;
  private int organisations;

  Issuer(Dice dice) {
    this.dice = dice;
  }

  String residentId(LocalDate birth, Sex sex) {
    while (true) {
      int sequence = dice.between(0, SEQUENCE_MAX / 2 - 1) * 2 + (sex == Sex.MALE ? 1 : 2);
      String body =
          birthplaces.pick(dice)
              + BASIC.format(birth)
              + String.format(Locale.ROOT, "%03d", sequence);
      String number = body + CheckDigits.residentId(body);
      if (issued.add(number)) {
        return number;
      }
    }
  }

  String mobile() {
    int lines = MOBILE_PREFIXES.size() * LINES_PER_PREFIX;
    if (mobiles == lines) {
      throw new IllegalStateException("all " + lines + " mobile numbers are issued");
    }
    int line = (int) ((long) mobiles++ * LINE_STEP % lines);
    return MOBILE_PREFIXES.get(line / LINES_PER_PREFIX)
        + "0000"
        + String.format(Locale.ROOT, "%04d", line % LINES_PER_PREFIX);
  }

  String bankCard() {
    String body = dice.pick(BANKS) + "00000" + String.format(Locale.ROOT, "%07d", ++cards);
    return body + CheckDigits.bankCard(body);
  }

  String uscc() {
    String organisation = "MA" + String.format(Locale.ROOT, "%06d", ++organisations);
    String body = "91330100" + organisation + CheckDigits.organisation(organisation);
    return body + CheckDigits.uscc(body);
  }

  /** A plate; one in three belongs to an electric car and has eight characters. */
  String plate() {
    while (true) {
      String letter = dice.pickCharacter(PLATE_LETTERS);
      String plate =
          dice.chance(33)
              ? "浙A" + dice.pickCharacter("DF") + letter + digits(4)
              : "浙A" + letter + digits(4);
      if (issued.add(plate)) {
        return plate;
      }
    }
  }

  String landline() {
    while (true) {
      String line = "0571-8000" + digits(4);
      if (issued.add(line)) {
        return line;
      }
    }
  }

  private String digits(int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append(dice.between(0, 9));
    }
    return digits.toString();
  }
}
