package io.gradeway.classifiers.detect.cn;

import io.gradeway.classification.Candidate;
import io.gradeway.identifier.ResidentId;
import java.time.Clock;
import java.time.LocalDate;

/** The form that resident ids and residence permits share. */
final class ResidentIds {
  private static final LocalDate FAR = LocalDate.of(2099, 12, 31);
  private static final int YEAR_FROM = 6;

  /** Births before this year need no look at the clock. */
  private static final int PAST_YEAR = 2026;

  private ResidentIds() {}

  /** Whether the number can have been given by today. */
  static boolean isGiven(Candidate candidate) {
    CharSequence text = candidate.characters();
    if (!ResidentId.isValid(text, 0, ResidentId.LENGTH, FAR)) {
      return false;
    }
    // A day of grace: somewhere it is tomorrow already.
    return candidate.number(YEAR_FROM, 4) < PAST_YEAR
        || ResidentId.isValid(
            text, 0, ResidentId.LENGTH, LocalDate.now(Clock.systemUTC()).plusDays(1));
  }
}
