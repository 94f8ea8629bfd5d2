package io.gradeway.model;

import java.util.Optional;
import java.util.Set;

/**
 * Who asks: a calling system of a domain, with what authentication and authorisation made of it.
 *
 * @param id stable id of the system, {@code anonymous} for the anonymous subject
 * @param domain the domain (department) the system belongs to, empty for anonymous
 * @param method how it authenticated
 * @param roles names of roles, from the realm
 * @param permissions wildcard permissions, from the realm
 * @param behind the person or job behind the system, if the request names one
 */
public record Subject(
    String id,
    String domain,
    Authentication method,
    Set<String> roles,
    Set<String> permissions,
    Optional<Person> behind) {

  /** How a subject proved who it is. */
  public enum Authentication {
    NONE,
    JWT,
    MTLS,
    MTLS_AND_JWT
  }

  /** The explicit stranger. It holds no role and no permission. */
  public static final Subject ANONYMOUS =
      new Subject("anonymous", "", Authentication.NONE, Set.of(), Set.of(), Optional.empty());

  public Subject {
    roles = Set.copyOf(roles);
    permissions = Set.copyOf(permissions);
  }

  public boolean isAnonymous() {
    return method == Authentication.NONE;
  }
}
