package io.gradeway.examples.city.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CityDataTest {
  private static final CityData CITY = CityData.generate(CityData.DEFAULT_SEED);
  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
  private static final Pattern MOBILE =
      Pattern.compile("1(?:3\\d|4[5-9]|5[0-35-9]|6[25-7]|7[0-8]|8\\d|9[0-35-9])\\d{8}");

  @ParameterizedTest
  @CsvSource({
    "11010518900307771, false",
    "11010118900307771, true",
  })
  void residentIdCheck_publishedNumber_matches(String first17, boolean published) {
    assertThat(CheckDigits.residentId(first17) == '6').isEqualTo(published);
  }

  @ParameterizedTest
  @ValueSource(strings = {"11010519491231002X", "440524188001010014", "31000018851112003X"})
  void residentIdCheck_standardExamples_match(String number) {
    assertThat(CheckDigits.residentId(number.substring(0, 17))).isEqualTo(number.charAt(17));
  }

  @ParameterizedTest
  @ValueSource(strings = {"91330100MA0000015W", "91110000600037341L", "91310110666007217T"})
  void usccChecks_publishedNumbers_match(String number) {
    assertThat(CheckDigits.uscc(number.substring(0, 17))).isEqualTo(number.charAt(17));
    assertThat(CheckDigits.organisation(number.substring(8, 16))).isEqualTo(number.charAt(16));
  }

  @ParameterizedTest
  @ValueSource(strings = {"6200000000000005", "4111111111111111", "6222020000000000018"})
  void bankCardCheck_publishedNumbers_match(String number) {
    int last = number.length() - 1;
    assertThat(CheckDigits.bankCard(number.substring(0, last))).isEqualTo(number.charAt(last));
  }

  @Test
  void everyDepartment_holdsTenThousandRecords() {
    assertThat(CITY.residents()).hasSizeGreaterThanOrEqualTo(10_000);
    assertThat(CITY.orders()).hasSizeGreaterThanOrEqualTo(10_000);
    assertThat(CITY.insured()).hasSizeGreaterThanOrEqualTo(10_000);
  }

  @Test
  void sameSeed_givesTheSameCity() {
    assertThat(CityData.generate(7)).isEqualTo(CityData.generate(7));
    assertThat(CityData.generate(8)).isNotEqualTo(CityData.generate(7));
  }

  @Test
  void residentId_agreesWithBirthSexAndCheck() {
    assertThat(CITY.residents())
        .allSatisfy(
            resident -> {
              String id = resident.idNumber();
              assertThat(remainderMod11(id)).isEqualTo(1);
              assertThat(LocalDate.parse(id.substring(6, 14), BASIC))
                  .isEqualTo(resident.birthDate());
              assertThat(resident.birthDate().getYear()).isBetween(1870, 1899);
              assertThat((id.charAt(16) - '0') % 2 == 1).isEqualTo(resident.sex() == Sex.MALE);
            });
  }

  @Test
  void numbers_areIssuedOnce() {
    List<Resident> residents = CITY.residents();
    assertThat(residents.stream().map(Resident::idNumber)).doesNotHaveDuplicates();
    assertThat(
            Stream.concat(
                residents.stream().map(Resident::mobile),
                CITY.hospitals().stream().map(Hospital::contactPhone)))
        .doesNotHaveDuplicates();
    assertThat(residents.stream().flatMap(r -> r.plates().stream())).doesNotHaveDuplicates();
    assertThat(CITY.insured().stream().map(Insured::bankCard)).doesNotHaveDuplicates();
    assertThat(CITY.orders().stream().map(Order::number)).doesNotHaveDuplicates();
    assertThat(CITY.insured().stream().flatMap(i -> i.claims().stream()).map(Insured.Claim::number))
        .doesNotHaveDuplicates();
  }

  @Test
  void mobiles_areAssignableAndOfTheZeroExchange() {
    assertThat(CITY.residents())
        .allSatisfy(r -> assertThat(r.mobile()).matches(MOBILE).matches("\\d{3}0000\\d{4}"));
  }

  @Test
  void households_agreeWithEachOther() {
    Map<String, Resident> byId = new HashMap<>();
    CITY.residents().forEach(resident -> byId.put(resident.idNumber(), resident));
    for (Resident resident : CITY.residents()) {
      for (Resident.Member member : resident.household()) {
        Resident other = byId.get(member.idNumber());
        assertThat(other.name()).isEqualTo(member.name());
        assertThat(other.birthDate()).isEqualTo(member.birthDate());
        assertThat(other.relation()).isEqualTo(member.relation());
        assertThat(other.address()).isEqualTo(resident.address());
        assertThat(other.householdNumber()).isEqualTo(resident.householdNumber());
      }
    }
  }

  @Test
  void plates_haveTheOrdinaryOrTheElectricForm() {
    assertThat(CITY.residents().stream().flatMap(r -> r.plates().stream()))
        .isNotEmpty()
        .allMatch(plate -> plate.matches("浙A(?:[A-HJ-NP-Z]\\d{4}|[DF][A-HJ-NP-Z]\\d{4})"));
  }

  @Test
  void cardsAndCompanies_haveValidChecks() {
    assertThat(CITY.insured())
        .allSatisfy(
            insured -> {
              assertThat(luhnSum(insured.bankCard()) % 10).isZero();
              assertThat(insured.bankCard()).hasSize(19);
              assertThat(insured.employer().uscc()).matches("|91330100MA\\d{6}[0-9X][0-9A-Y]");
            });
    Set<String> companies = new HashSet<>();
    CITY.insured().forEach(insured -> companies.add(insured.employer().uscc()));
    assertThat(companies).hasSizeGreaterThan(10);
  }

  @Test
  void claims_addUp() {
    assertThat(CITY.insured().stream().flatMap(insured -> insured.claims().stream()))
        .hasSizeGreaterThan(10_000)
        .allMatch(claim -> claim.covered().add(claim.own()).compareTo(claim.total()) == 0)
        .allMatch(claim -> claim.own().signum() > 0 && !claim.diagnoses().isEmpty());
  }

  @Test
  void orders_leaveNoPlaceholderAndNameTheirCaller() {
    Set<String> mobiles = new HashSet<>();
    CITY.residents().forEach(resident -> mobiles.add(resident.mobile()));
    assertThat(CITY.orders())
        .allSatisfy(
            order -> {
              assertThat(order.topic() + order.content() + order.result() + order.steps())
                  .doesNotContain("{", "}");
              assertThat(mobiles).contains(order.caller().phone());
              assertThat(order.dueAt()).isAfter(order.dispatchedAt());
            });
  }

  @Test
  void complaints_mentionPeoplePhonesIdsPlatesAndCards() {
    Pattern id = Pattern.compile("(?<!\\d)\\d{6}18\\d{9}[\\dX](?![\\dX])");
    int ids = 0;
    for (Order order : CITY.orders()) {
      Matcher matcher = id.matcher(order.content());
      while (matcher.find()) {
        ids++;
        assertThat(remainderMod11(matcher.group())).isEqualTo(1);
      }
    }
    assertThat(ids).isGreaterThan(1_000);
    for (String form :
        List.of(
            "1\\d{10}",
            "1\\d\\d 0000 \\d{4}",
            "1\\d\\d-0000-\\d{4}",
            "浙A",
            "62\\d{17}",
            "号\\d+幢")) {
      Pattern pattern = Pattern.compile(form);
      assertThat(CITY.orders().stream().filter(o -> pattern.matcher(o.content()).find()).count())
          .as(form)
          .isGreaterThan(500);
    }
  }

  /** ISO 7064: a number with its check is congruent to 1, computed without the weight table. */
  private static int remainderMod11(String number) {
    int remainder = 0;
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      remainder = (remainder * 2 + (c == 'X' ? 10 : c - '0')) % 11;
    }
    return remainder;
  }

  private static int luhnSum(String number) {
    int sum = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = number.charAt(number.length() - 1 - i) - '0';
      sum += i % 2 == 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
    }
    return sum;
  }
}
