package io.gradeway.policies.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.gradeway.decision.Obligation;
import io.gradeway.decision.Obligation.Selector;
import io.gradeway.decision.Obligation.Selector.AtLeast;
import io.gradeway.decision.Obligation.Selector.AtPath;
import io.gradeway.decision.Obligation.Selector.Found;
import io.gradeway.decision.Obligation.Selector.OfCategory;
import io.gradeway.decision.Obligation.Selector.Unnamed;
import io.gradeway.model.CategoryId;
import io.gradeway.model.FieldPath;
import io.gradeway.model.Level;
import io.gradeway.policies.wire.PolicyResult.Members;
import io.gradeway.protection.Treatment;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads obligations. */
final class Obligations {
  private static final Set<String> PROTECT = Set.of("type", "path", "treatment");
  private static final Set<String> PROTECT_CATEGORY = Set.of("type", "category", "treatment");
  private static final Set<String> PROTECT_AT_LEAST = Set.of("type", "level", "treatment");
  private static final Set<String> PROTECT_UNNAMED = Set.of("type", "treatment");
  private static final Set<String> PROTECT_FOUND = Set.of("type", "treatments");
  private static final Set<String> CEILING = Set.of("type", "level");

  private Obligations() {}

  /** Reads one obligation of the policy, which may stand for several. */
  static void read(JsonNode obligation, List<Obligation> into) {
    String type = Members.text(obligation, "type");
    try {
      switch (type) {
        case "protect" -> {
          Members.exactly(obligation, PROTECT, type);
          protect(obligation, new AtPath(FieldPath.parse(Members.text(obligation, "path"))), into);
        }
        case "protect-category" -> {
          Members.exactly(obligation, PROTECT_CATEGORY, type);
          CategoryId category = CategoryId.of(Members.text(obligation, "category"));
          protect(obligation, new OfCategory(category), into);
        }
        case "protect-at-least" -> {
          Members.exactly(obligation, PROTECT_AT_LEAST, type);
          protect(obligation, new AtLeast(level(Members.text(obligation, "level"))), into);
        }
        case "protect-unnamed" -> {
          Members.exactly(obligation, PROTECT_UNNAMED, type);
          protect(obligation, new Unnamed(), into);
        }
        case "protect-found" -> {
          Members.exactly(obligation, PROTECT_FOUND, type);
          found(obligation.get("treatments"), into);
        }
        case "ceiling" -> {
          Members.exactly(obligation, CEILING, type);
          into.add(new Obligation.Ceiling(level(Members.text(obligation, "level"))));
        }
        default -> into.add(new Obligation.Unknown(type));
      }
    } catch (IllegalArgumentException e) {
      throw new MalformedResult("an obligation " + type + " holds a broken value", e);
    }
  }

  private static void protect(JsonNode obligation, Selector selector, List<Obligation> into) {
    String treatment = Members.text(obligation, "treatment");
    into.add(new Obligation.Protect(selector, treatment(treatment)));
  }

  private static void found(JsonNode treatments, List<Obligation> into) {
    if (!treatments.isObject()) {
      throw new MalformedResult("\"treatments\" is not an object");
    }
    // Engines differ in the order of an object's members; equal answers shall be equal lists.
    Set<String> categories = new TreeSet<>();
    treatments.fieldNames().forEachRemaining(categories::add);
    for (String category : categories) {
      Selector selector = new Found(CategoryId.of(category));
      String treatment = Members.text(treatments, category);
      into.add(new Obligation.Protect(selector, treatment(treatment)));
    }
  }

  /** {@code clear}, {@code redact}, {@code drop}, {@code mask:…}, {@code pseudonym:…} and so on. */
  private static Treatment treatment(String text) {
    int colon = text.indexOf(':');
    String kind = colon < 0 ? text : text.substring(0, colon);
    String name = colon < 0 ? "" : text.substring(colon + 1);
    Treatment.Kind family;
    switch (kind) {
      case "clear" -> family = Treatment.Kind.CLEAR;
      case "redact" -> family = Treatment.Kind.REDACT;
      case "drop" -> family = Treatment.Kind.DROP;
      case "mask" -> family = Treatment.Kind.MASK;
      case "pseudonym" -> family = Treatment.Kind.PSEUDONYM;
      case "cipher" -> family = Treatment.Kind.CIPHER;
      default -> throw new MalformedResult("unknown treatment \"" + kind + "\"");
    }
    boolean sound =
        switch (family) {
          case CLEAR, REDACT, DROP -> colon < 0;
          case MASK, PSEUDONYM, CIPHER -> !name.isEmpty();
        };
    if (!sound) {
      throw new MalformedResult("treatment \"" + kind + "\" with the wrong name or none");
    }
    return new Treatment(family, name);
  }

  private static Level level(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new MalformedResult("a level is written scheme:id");
    }
    return new Level(text.substring(0, colon), text.substring(colon + 1));
  }
}
