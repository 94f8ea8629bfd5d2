package io.gradeway.plan;

import io.gradeway.mask.Masker;
import io.gradeway.mask.Maskers;
import io.gradeway.model.CategoryId;
import io.gradeway.protection.Treatment;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Turns named treatments into code that performs them. */
final class Treatments {
  private static final CategoryId ANY_CATEGORY = CategoryId.of("unknown");

  private final PlanTools tools;
  private final String scope;

  Treatments(PlanTools tools, String scope) {
    this.tools = tools;
    this.scope = scope;
  }

  /**
   * Refuses a treatment that cannot be performed.
   *
   * @throws UnsupportedObligationException naming the treatment
   */
  void check(Treatment treatment) {
    resolve(treatment, ANY_CATEGORY);
  }

  /** Code for a treatment, or null when the treatment needs none. */
  @Nullable ValueTreatment resolve(Treatment treatment, @Nullable CategoryId category) {
    try {
      return switch (treatment.kind()) {
        case MASK -> masking(Maskers.named(treatment.name()));
        case PSEUDONYM, CIPHER -> keyed(treatment, category == null ? ANY_CATEGORY : category);
        case CLEAR, REDACT, DROP -> null;
      };
    } catch (IllegalArgumentException e) {
      throw new UnsupportedObligationException(
          "treatment " + treatment.kind() + " \"" + treatment.name() + "\": " + e.getMessage());
    }
  }

  private static ValueTreatment masking(Masker masker) {
    return (utf8, from, to, path) ->
        masker
            .mask(new String(utf8, from, to - from, StandardCharsets.UTF_8))
            .getBytes(StandardCharsets.UTF_8);
  }

  private ValueTreatment keyed(Treatment treatment, CategoryId category) {
    throw new UnsupportedObligationException(
        treatment.kind()
            + " of "
            + category
            + " in "
            + scope
            + " needs a key ring"
            + tools.scale().scheme());
  }
}
