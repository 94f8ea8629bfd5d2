package io.gradeway.examples.city.data;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Insures the residents and settles their claims. */
final class InsuranceOffice {
  private static final LocalDate FIRST_VISIT = LocalDate.of(2025, 1, 2);
  private static final int VISIT_DAYS = 650;
  private static final List<String> SCHEMES = List.of("城镇职工", "城镇职工", "城乡居民");

  private final Dice dice;
  private final Names names;
  private final Issuer issuer;
  private final List<String[]> diagnoses = WordList.rows("diagnoses.csv", ",", 4);
  private final List<Insured.Employer> employers = new ArrayList<>();
  private final List<String> doctors = new ArrayList<>();
  private int claims;

  InsuranceOffice(Dice dice, Names names, Issuer issuer) {
    this.dice = dice;
    this.names = names;
    this.issuer = issuer;
    for (String[] employer : WordList.rows("employers.txt", "\n", 1)) {
      employers.add(new Insured.Employer(employer[0], issuer.uscc()));
    }
    for (int i = 0; i < 120; i++) {
      doctors.add(names.any());
    }
  }

  List<Hospital> hospitals() {
    List<Hospital> hospitals = new ArrayList<>();
    for (String[] row : WordList.rows("hospitals.csv", ",", 3)) {
      hospitals.add(
          new Hospital(
              String.format(Locale.ROOT, "H-%06d", hospitals.size() + 1),
              row[0],
              row[1],
              row[2],
              issuer.uscc(),
              names.any(),
              issuer.mobile(),
              issuer.landline()));
    }
    return List.copyOf(hospitals);
  }

  /** Insures {@code count} residents, one after the other. */
  List<Insured> insure(List<Resident> residents, List<Hospital> hospitals, int count) {
    List<Insured> insured = new ArrayList<>(count);
    for (Resident resident : residents.subList(0, count)) {
      String scheme = dice.pick(SCHEMES);
      Insured.Employer employer =
          scheme.equals("城镇职工") ? dice.pick(employers) : new Insured.Employer("", "");
      List<Insured.Claim> settled = new ArrayList<>();
      for (int i = dice.between(0, 3); i > 0; i--) {
        settled.add(claim(hospitals));
      }
      insured.add(
          new Insured(
              String.format(Locale.ROOT, "MI-%08d", insured.size() + 1),
              resident,
              scheme,
              employer,
              issuer.bankCard(),
              dice.chance(40) ? "u" + resident.number().substring(3) + "@mail.example.com" : "",
              settled));
    }
    return List.copyOf(insured);
  }

  private Insured.Claim claim(List<Hospital> hospitals) {
    String[] main = dice.pick(diagnoses);
    List<Insured.Diagnosis> found = new ArrayList<>();
    found.add(new Insured.Diagnosis(main[0], main[1]));
    String[] second = dice.pick(diagnoses);
    if (dice.chance(30) && !second[0].equals(main[0])) {
      found.add(new Insured.Diagnosis(second[0], second[1]));
    }
    BigDecimal total =
        new BigDecimal(main[3])
            .multiply(BigDecimal.valueOf(dice.between(60, 180)))
            .divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP);
    BigDecimal covered =
        total
            .multiply(BigDecimal.valueOf(dice.between(50, 85)))
            .divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP);
    return new Insured.Claim(
        String.format(Locale.ROOT, "CL-%08d", ++claims),
        dice.pick(hospitals),
        main[2],
        FIRST_VISIT.plusDays(dice.between(0, VISIT_DAYS)),
        dice.pick(doctors),
        found,
        total,
        covered,
        total.subtract(covered));
  }
}
