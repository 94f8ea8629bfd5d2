package io.gradeway.examples.city.data;

import java.time.LocalDate;
import java.util.List;

/**
 * A resident as the registry knows one.
 *
 * @param number register number
 * @param idNumber 18 characters; birth date, sex and check character agree with the other fields
 * @param household whom they live with, themselves excluded
 * @param plates vehicles registered to them
 */
public record Resident(
    String number,
    String name,
    Sex sex,
    String ethnicity,
    String idNumber,
    LocalDate birthDate,
    Address address,
    String mobile,
    String householdNumber,
    String relation,
    List<Member> household,
    List<String> plates) {

  /**
   * Someone of the same household.
   *
   * @param relation to the head of the household
   */
  public record Member(String relation, String name, String idNumber, LocalDate birthDate) {}

  public Resident {
    household = List.copyOf(household);
    plates = List.copyOf(plates);
  }
}
