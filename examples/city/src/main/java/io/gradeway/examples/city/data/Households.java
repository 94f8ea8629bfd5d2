package io.gradeway.examples.city.data;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes the residents, household by household. */
final class Households {
  private static final int HEAD_BORN_FIRST = 1870;
  private static final int HEAD_BORN_LAST = 1878;
  private static final int CHILD_BORN_LAST = 1899;
  private static final int PARENT_AGE_MIN = 20;

  private final Dice dice;
  private final Names names;
  private final Issuer issuer;
  private final Weighted ethnicities = Weighted.load("ethnicities.csv");
  private final List<String[]> places = WordList.rows("places.tsv", "\t", 4);
  private final List<Resident> residents = new ArrayList<>();

  Households(Dice dice, Names names, Issuer issuer) {
    this.dice = dice;
    this.names = names;
    this.issuer = issuer;
  }

  /** At least this many residents; the last household is complete. */
  List<Resident> settle(int residentsMin) {
    for (int household = 1; residents.size() < residentsMin; household++) {
      settle(String.format(Locale.ROOT, "HH-%08d", household), size());
    }
    return List.copyOf(residents);
  }

  private int size() {
    int roll = dice.between(1, 100);
    return roll <= 25 ? 1 : roll <= 55 ? 2 : roll <= 83 ? 3 : roll <= 95 ? 4 : 5;
  }

  private void settle(String number, int size) {
    Address address = address();
    String ethnicity = ethnicities.pick(dice);
    Sex headSex = size == 1 && dice.chance(50) ? Sex.FEMALE : Sex.MALE;
    String surname = names.surname();
    List<Resident> household = new ArrayList<>();
    for (int place = 0; place < size; place++) {
      household.add(person(number, place, headSex, surname, ethnicity, address));
    }
    for (Resident one : household) {
      List<Resident.Member> others =
          household.stream()
              .filter(other -> !other.idNumber().equals(one.idNumber()))
              .map(o -> new Resident.Member(o.relation(), o.name(), o.idNumber(), o.birthDate()))
              .toList();
      residents.add(
          new Resident(
              String.format(Locale.ROOT, "RS-%08d", residents.size() + 1),
              one.name(),
              one.sex(),
              one.ethnicity(),
              one.idNumber(),
              one.birthDate(),
              one.address(),
              one.mobile(),
              one.householdNumber(),
              one.relation(),
              others,
              one.plates()));
    }
  }

  private Resident person(
      String household, int place, Sex headSex, String surname, String ethnicity, Address address) {
    boolean child = place > 1;
    Sex sex = child ? (dice.chance(51) ? Sex.MALE : Sex.FEMALE) : headSex;
    if (place == 1) {
      sex = headSex == Sex.MALE ? Sex.FEMALE : Sex.MALE;
    }
    String relation = place == 0 ? "户主" : place == 1 ? "配偶" : sex == Sex.MALE ? "子" : "女";
    int first = child ? HEAD_BORN_LAST + PARENT_AGE_MIN : HEAD_BORN_FIRST;
    int last = child ? CHILD_BORN_LAST : HEAD_BORN_LAST;
    LocalDate birth = LocalDate.ofYearDay(dice.between(first, last), dice.between(1, 365));
    return new Resident(
        "",
        names.of(place == 1 ? names.surname() : surname, sex),
        sex,
        ethnicity,
        issuer.residentId(birth, sex),
        birth,
        address,
        issuer.mobile(),
        household,
        relation,
        List.of(),
        !child && dice.chance(40) ? List.of(issuer.plate()) : List.of());
  }

  private Address address() {
    String[] place = dice.pick(places);
    int room = dice.between(1, 18) * 100 + dice.between(1, 4);
    return new Address(
        "浙江省",
        "杭州市",
        place[0],
        place[1],
        place[3],
        place[2],
        dice.between(1, 399),
        dice.between(1, 32),
        dice.between(1, 4),
        room);
  }
}
