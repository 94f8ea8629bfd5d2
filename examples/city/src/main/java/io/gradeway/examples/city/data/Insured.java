package io.gradeway.examples.city.data;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** An insured person with what was claimed. */
public record Insured(
    String number,
    Resident person,
    String scheme,
    Employer employer,
    String bankCard,
    String email,
    List<Claim> claims) {

  /** Who pays the contributions. */
  public record Employer(String name, String uscc) {}

  /** A diagnosis with its code of ICD-10. */
  public record Diagnosis(String code, String text) {}

  /** One claim; {@code covered + own = total}. */
  public record Claim(
      String number,
      Hospital hospital,
      String clinic,
      LocalDate visitedOn,
      String doctor,
      List<Diagnosis> diagnoses,
      BigDecimal total,
      BigDecimal covered,
      BigDecimal own) {
    public Claim {
      diagnoses = List.copyOf(diagnoses);
    }
  }

  public Insured {
    claims = List.copyOf(claims);
  }
}
