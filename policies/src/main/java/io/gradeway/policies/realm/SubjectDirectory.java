package io.gradeway.policies.realm;

import io.gradeway.model.Action;
import io.gradeway.model.Person;
import io.gradeway.model.Resource;
import io.gradeway.model.Subject;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The calling systems and officers of a realm file, their roles and permissions. An immutable
 * snapshot: load again to see changes. Thread-safe, never blocks after {@link #load}.
 *
 * <p>Calling systems and officers are separate: no account is both, and neither's permissions count
 * where the other's are asked for.
 */
public final class SubjectDirectory {
  private static final int ANSWERS_MAX = 65_536;

  private record Asked(String principal, String domain, String dataset, String operation) {}

  private final RealmFile.Content content;
  // A snapshot answers a question the same way each time, and Shiro parses it each time.
  private final Map<Asked, Boolean> answers = new ConcurrentHashMap<>();
  private final SnapshotRealm systems;
  private final SnapshotRealm officers;

  private SubjectDirectory(RealmFile.Content content) {
    this.content = content;
    this.systems = new SnapshotRealm("subjects", content.subjects(), content);
    this.officers = new SnapshotRealm("officers", content.officers(), content);
  }

  /**
   * Reads a realm file (YAML).
   *
   * @throws RealmException with everything that is wrong
   */
  public static SubjectDirectory load(Path file) {
    return new SubjectDirectory(RealmFile.read(file));
  }

  /**
   * The calling system that authenticated as {@code principal}.
   *
   * @param principal a verified token's {@code sub} or certificate's common name
   * @param method how it authenticated; {@link Subject.Authentication#NONE} finds nobody
   * @param behind the person or job behind it
   * @return empty when the realm does not know it
   */
  public Optional<Subject> subject(
      String principal, Subject.Authentication method, Optional<Person> behind) {
    return account(content.subjects(), principal, method, behind);
  }

  /** The officer that authenticated as {@code principal}; as {@link #subject}. */
  public Optional<Subject> officer(
      String principal, Subject.Authentication method, Optional<Person> behind) {
    return account(content.officers(), principal, method, behind);
  }

  /** Whether the realm permits a calling system the operation on the dataset. */
  public boolean permits(Subject subject, Resource resource, Action action) {
    if (subject.isAnonymous()) {
      return false;
    }
    Asked question =
        new Asked(subject.id(), resource.domain(), resource.dataset(), action.operation());
    Boolean known = answers.get(question);
    if (known != null) {
      return known;
    }
    boolean permitted =
        Permissions.data(resource, action)
            .map(asked -> systems.permits(subject.id(), asked))
            .orElse(false);
    if (answers.size() < ANSWERS_MAX) {
      answers.put(question, permitted);
    }
    return permitted;
  }

  /** Whether the realm permits an officer an action, for example {@code query}. */
  public boolean permitsOfficer(Subject officer, String action) {
    return !officer.isAnonymous()
        && Permissions.audit(action)
            .map(asked -> officers.permits(officer.id(), asked))
            .orElse(false);
  }

  /** Names of all calling systems. */
  public Set<String> principals() {
    return Set.copyOf(content.subjects().keySet());
  }

  /** Names of all officers. */
  public Set<String> officers() {
    return Set.copyOf(content.officers().keySet());
  }

  private Optional<Subject> account(
      Map<String, RealmFile.Account> accounts,
      String principal,
      Subject.Authentication method,
      Optional<Person> behind) {
    RealmFile.Account account = accounts.get(principal);
    if (account == null || method == Subject.Authentication.NONE) {
      return Optional.empty();
    }
    Set<String> permissions = new LinkedHashSet<>();
    account.roles().forEach(role -> permissions.addAll(content.roles().get(role)));
    return Optional.of(
        new Subject(
            principal,
            account.domain(),
            method,
            new LinkedHashSet<>(account.roles()),
            permissions,
            behind));
  }
}
