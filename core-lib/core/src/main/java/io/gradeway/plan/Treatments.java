package io.gradeway.plan;

import io.gradeway.mask.Masker;
import io.gradeway.mask.Maskers;
import io.gradeway.model.CategoryId;
import io.gradeway.protection.FieldCipher;
import io.gradeway.protection.KeyRing;
import io.gradeway.protection.Pseudonymizer;
import io.gradeway.protection.Treatment;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns named treatments into code that performs them. */
final class Treatments {
  private static final CategoryId ANY_CATEGORY = CategoryId.of("unknown");

  private final Optional<KeyRing> keys;
  private final String scope;
  private final String dataset;
  // One of each: a cipher derives a key of its own, and counts its uses.
  private final Map<String, FieldCipher> ciphers = new HashMap<>();

  Treatments(Optional<KeyRing> keys, String scope, String dataset) {
    this.keys = keys;
    this.scope = scope;
    this.dataset = dataset;
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
        case PSEUDONYM -> pseudonym(treatment.name(), category == null ? ANY_CATEGORY : category);
        case CIPHER -> cipher(treatment.name());
        case CLEAR, REDACT, DROP -> null;
      };
    } catch (IllegalArgumentException | IllegalStateException e) {
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

  private ValueTreatment pseudonym(String key, CategoryId category) {
    Pseudonymizer pseudonymizer = keyRing().pseudonymizer(key, scope, category);
    return (utf8, from, to, path) ->
        pseudonymizer
            .pseudonym(new String(utf8, from, to - from, StandardCharsets.UTF_8))
            .getBytes(StandardCharsets.US_ASCII);
  }

  private ValueTreatment cipher(String key) {
    FieldCipher cipher = ciphers.computeIfAbsent(key, name -> keyRing().cipher(name));
    return (utf8, from, to, path) ->
        cipher
            .encrypt(utf8, from, to, FieldCipher.associatedData(scope, dataset, path))
            .getBytes(StandardCharsets.US_ASCII);
  }

  private KeyRing keyRing() {
    return keys.orElseThrow(() -> new IllegalArgumentException("no key ring is configured"));
  }
}
