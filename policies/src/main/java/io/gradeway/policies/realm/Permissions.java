package io.gradeway.policies.realm;

import io.gradeway.model.Action;
import io.gradeway.model.Resource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.shiro.authz.Permission;
import org.apache.shiro.authz.permission.WildcardPermission;

/**
 * Permissions of two families: {@code data:<domain>:<dataset>:<operation>} for calling systems and
 * {@code audit:<action>} for officers. What is asked for is built from typed parts that cannot hold
 * the signs that Shiro gives a meaning ({@code * , :}).
 */
final class Permissions {
  private static final boolean CASE_SENSITIVE = true;
  private static final int PRINCIPAL_LENGTH_MAX = 256;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
  private static final int DATA_PARTS = 4;
  private static final int AUDIT_PARTS = 2;

  private Permissions() {}

  /** What is asked for; empty when a part is not a name, and nothing implies that. */
  static Optional<Permission> data(Resource resource, Action action) {
    return asked("data", resource.domain(), resource.dataset(), action.operation());
  }

  static Optional<Permission> audit(String action) {
    return asked("audit", action);
  }

  private static Optional<Permission> asked(String family, String... parts) {
    for (String part : parts) {
      if (!isName(part)) {
        return Optional.empty();
      }
    }
    return Optional.of(granted(family + ":" + String.join(":", parts)));
  }

  /** A permission of the realm file, in which wildcards mean something. */
  static Permission granted(String text) {
    return new WildcardPermission(text, CASE_SENSITIVE);
  }

  /** What is wrong with a permission of the realm file. */
  static Optional<String> broken(String text) {
    String[] parts = text.split(":", -1);
    int expected =
        switch (parts[0]) {
          case "data" -> DATA_PARTS;
          case "audit" -> AUDIT_PARTS;
          default -> 0;
        };
    if (expected == 0) {
      return Optional.of(
          "is a permission of unknown family \""
              + parts[0]
              + "\""
              + Suggestion.of(parts[0], List.of("data", "audit")));
    }
    boolean sound = parts.length == expected;
    for (int i = 1; i < parts.length && sound; i++) {
      sound = parts[i].equals("*") || isListOfNames(parts[i]);
    }
    return sound
        ? Optional.empty()
        : Optional.of(
            "is not a permission; write data:<domain>:<dataset>:<operation> or audit:<action>, each"
                + " part a name, a list a,b or *");
  }

  private static boolean isListOfNames(String part) {
    for (String name : part.split(",", -1)) {
      if (!isName(name)) {
        return false;
      }
    }
    return true;
  }

  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** Whether a text can name a principal: visible and not the name of the explicit stranger. */
  static boolean isPrincipal(String text) {
    return !text.isBlank()
        && text.length() <= PRINCIPAL_LENGTH_MAX
        && !text.equals("anonymous")
        && text.chars().noneMatch(Character::isISOControl);
  }
}
