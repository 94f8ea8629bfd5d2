package io.gradeway.policies.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.gradeway.decision.Obligation;
import io.gradeway.decision.Obligation.Selector;
import io.gradeway.model.CategoryId;
import io.gradeway.model.FieldPath;
import io.gradeway.model.Level;
import io.gradeway.policies.wire.PolicyResult.Members;
import io.gradeway.protection.Treatment;
import java.util.Set;

/** Reads obligations. */
final class Obligations {
  private static final Set<String> PROTECT = Set.of("type", "selector", "treatment");
  private static final Set<String> CEILING = Set.of("type", "level");
  private static final Set<String> TREATMENT = Set.of("kind", "name");

  private Obligations() {}

  static Obligation read(JsonNode obligation) {
    String type = Members.text(obligation, "type");
    try {
      return switch (type) {
        case "protect" -> {
          Members.exactly(obligation, PROTECT, "obligation protect");
          yield new Obligation.Protect(
              selector(obligation.get("selector")), treatment(obligation.get("treatment")));
        }
        case "ceiling" -> {
          Members.exactly(obligation, CEILING, "obligation ceiling");
          yield new Obligation.Ceiling(level(Members.text(obligation, "level")));
        }
        default -> new Obligation.Unknown(type);
      };
    } catch (IllegalArgumentException e) {
      throw new MalformedResult("an obligation " + type + " holds a broken value", e);
    }
  }

  private static Selector selector(JsonNode selector) {
    String kind = Members.text(selector, "kind");
    return switch (kind) {
      case "path" -> new Selector.AtPath(FieldPath.parse(argument(selector, "path")));
      case "category" -> new Selector.OfCategory(CategoryId.of(argument(selector, "category")));
      case "found" -> new Selector.Found(CategoryId.of(argument(selector, "category")));
      case "at-least" -> new Selector.AtLeast(level(argument(selector, "level")));
      case "unnamed" -> {
        Members.exactly(selector, Set.of("kind"), "selector");
        yield new Selector.Unnamed();
      }
      default -> throw new MalformedResult("unknown selector \"" + kind + "\"");
    };
  }

  private static String argument(JsonNode selector, String member) {
    Members.exactly(selector, Set.of("kind", member), "selector");
    return Members.text(selector, member);
  }

  private static Treatment treatment(JsonNode treatment) {
    Members.exactly(treatment, TREATMENT, "treatment");
    String name = Members.text(treatment, "name");
    String kind = Members.text(treatment, "kind");
    Treatment.Kind family =
        switch (kind) {
          case "clear" -> Treatment.Kind.CLEAR;
          case "mask" -> Treatment.Kind.MASK;
          case "pseudonym" -> Treatment.Kind.PSEUDONYM;
          case "cipher" -> Treatment.Kind.CIPHER;
          case "redact" -> Treatment.Kind.REDACT;
          case "drop" -> Treatment.Kind.DROP;
          default -> throw new MalformedResult("unknown treatment \"" + kind + "\"");
        };
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
