package io.gradeway.decision;

import java.util.Optional;

/**
 * Why a decision is what it is.
 *
 * @param id stable id for machines, for example {@code PURPOSE_NOT_AGREED}
 * @param en sentence in English
 * @param zh the same sentence in Chinese
 * @param clause law or standard and clause, for example {@code PIPL 6}
 */
public record Reason(String id, String en, String zh, Optional<String> clause) {
  public static Reason of(String id, String en, String zh) {
    return new Reason(id, en, zh, Optional.empty());
  }
}
