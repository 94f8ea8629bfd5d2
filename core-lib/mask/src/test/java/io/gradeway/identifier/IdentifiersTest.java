package io.gradeway.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class IdentifiersTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  @ParameterizedTest
  @CsvFileSource(
      resources = "/io/gradeway/identifier/identifiers.csv",
      numLinesToSkip = 1,
      delimiter = '|')
  void caseOfTheTable_isJudgedAloneAndInsideAText(String kind, String text, boolean valid) {
    assertThat(judge(kind, text, 0, text.length())).isEqualTo(valid);
    assertThat(judge(kind, "7#" + text + "X", 2, 2 + text.length())).isEqualTo(valid);
  }

  private static boolean judge(String kind, String text, int from, int to) {
    return switch (kind) {
      case "resident-id" -> ResidentId.isValid(text, from, to, TODAY);
      case "foreign-resident" -> ResidentId.isForeignResident(text, from, to);
      case "old-resident-id" -> ResidentId.hasOldForm(text, from, to);
      case "uscc" -> Uscc.isValid(text, from, to);
      case "mobile" -> Phone.isMobile(text, from, to);
      case "landline" -> Phone.isLandline(text, from, to);
      case "bank-card" -> BankCard.isValid(text, from, to);
      case "plate" -> Plate.isValid(text, from, to);
      case "passport" -> Passport.isValid(text, from, to);
      case "travel-permit" -> Passport.isTravelPermit(text, from, to);
      case "ipv4" -> Ipv4.isValid(text, from, to);
      case "date" -> to - from == 8 && CalendarDate.isValid(text, from);
      case "luhn" -> CheckDigit.luhn(text, from, to);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  @Test
  void residentIdBornTomorrow_isNotValidYet() {
    assertThat(ResidentId.isValid("11010519491231002X", LocalDate.of(1949, 12, 30))).isFalse();
    assertThat(ResidentId.isValid("11010519491231002X", LocalDate.of(1949, 12, 31))).isTrue();
  }

  @Test
  void residentIdWithWrongCheck_stillHasTheForm() {
    assertThat(ResidentId.hasForm("110101189003077710", 0, 18)).isTrue();
    assertThat(ResidentId.hasForm("110101189013077710", 0, 18)).isFalse();
  }

  @Test
  void calendar_agreesWithTheJdkOnEveryDay() {
    for (LocalDate day = LocalDate.of(1800, 1, 1); day.getYear() < 2100; day = day.plusDays(1)) {
      assertThat(CalendarDate.exists(day.getYear(), day.getMonthValue(), day.getDayOfMonth()))
          .isTrue();
    }
    int days = 0;
    for (int key = 0; key < 300 * 13 * 33; key++) {
      days += CalendarDate.exists(1800 + key / (13 * 33), key / 33 % 13, key % 33) ? 1 : 0;
    }
    assertThat(days)
        .isEqualTo(
            LocalDate.of(1800, 1, 1)
                .until(LocalDate.of(2100, 1, 1), java.time.temporal.ChronoUnit.DAYS));
  }
}
