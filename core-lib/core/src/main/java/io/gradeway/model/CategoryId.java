package io.gradeway.model;

import java.util.regex.Pattern;

/**
 * Id of a kind of data, a dotted path such as {@code personal.identity.resident-id}. Ids are fixed
 * once published.
 *
 * @param value lower-case segments of letters, digits and dashes, joined by dots
 */
public record CategoryId(String value) implements Comparable<CategoryId> {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9][a-z0-9-]*)*");

  public CategoryId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "category id \"" + value + "\" is not a dotted path of lower-case words");
    }
  }

  public static CategoryId of(String value) {
    return new CategoryId(value);
  }

  /** Whether this is {@code ancestor} itself or lies below it in the tree. */
  public boolean isWithin(CategoryId ancestor) {
    return value.equals(ancestor.value)
        || (value.startsWith(ancestor.value) && value.charAt(ancestor.value.length()) == '.');
  }

  @Override
  public int compareTo(CategoryId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
