package io.gradeway.gateway.identity;

import io.gradeway.model.Person;
import io.gradeway.model.Subject;
import java.util.Optional;

/**
 * Finds the subject of an authenticated principal: {@code directory::subject} on the data path,
 * {@code directory::officer} on the officers' port. Must not block.
 */
@FunctionalInterface
public interface SubjectLookup {
  /**
   * The subject.
   *
   * @param principal who was authenticated
   * @param method how
   * @param behind the person or job behind it
   * @return empty when nobody of that name is known
   */
  Optional<Subject> subject(
      String principal, Subject.Authentication method, Optional<Person> behind);
}
