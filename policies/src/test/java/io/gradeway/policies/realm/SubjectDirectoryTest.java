package io.gradeway.policies.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gradeway.model.Action;
import io.gradeway.model.Assurance;
import io.gradeway.model.Person;
import io.gradeway.model.Resource;
import io.gradeway.model.Subject;
import io.gradeway.model.Subject.Authentication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectDirectoryTest {
  private static final String SOUND =
      """
      subjects:
        medical-claims: { domain: medical, roles: [claims-reader] }
        bare: { domain: hotline, roles: [] }
        all: { domain: ops, roles: [everything] }
      officers:
        officer-zhou: { domain: oversight, roles: [auditor] }
      roles:
        claims-reader: ["data:population:population.residents:read"]
        everything: ["data:*:*:read,list"]
        auditor: ["audit:query", "audit:verify"]
      """;

  @TempDir private Path folder;

  private SubjectDirectory load(String yaml) throws IOException {
    return SubjectDirectory.load(Files.writeString(folder.resolve("realm.yaml"), yaml));
  }

  private RealmException refusal(String yaml) {
    return catchThrowableOfType(RealmException.class, () -> load(yaml));
  }

  private Subject subject(String principal) throws IOException {
    return load(SOUND).subject(principal, Authentication.JWT, Optional.empty()).orElseThrow();
  }

  @Test
  void everythingWrong_isReportedAtOnce() {
    RealmException refusal =
        refusal(
            """
            subjects:
              a: { domain: medical, role: [reader] }
              b: { domain: "me*dical", roles: [raeder, auditor] }
              anonymous: { domain: medical, roles: [reader] }
            officers:
              b: { domain: oversight, roles: [auditor] }
            roles:
              reader: ["data:population:*", "date:a:b:c"]
              auditor: ["audit:query"]
              unused: ["audit:verify"]
            extra: {}
            """);

    assertThat(refusal.problems())
        .extracting(RealmException.Problem::path)
        .containsExactlyInAnyOrder(
            "extra",
            "roles.reader[0]",
            "roles.reader[1]",
            "subjects.a.role",
            "subjects.a.roles",
            "subjects.b.domain",
            "subjects.b.roles[0]",
            "subjects.b.roles[1]",
            "subjects.anonymous",
            "officers.b",
            "roles.unused");
    assertThat(refusal)
        .hasMessageContaining("realm.yaml has 11 problems")
        .hasMessageContaining("did you mean \"roles\"?")
        .hasMessageContaining("did you mean \"reader\"?")
        .hasMessageContaining("did you mean \"data\"?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "just text",
        "subjects: [a]",
        "subjects: { a: 1 }",
        "subjects: { a: { domain: 7, roles: [] } }",
        "subjects: { a: { domain: d, roles: r } }",
        "subjects: { a: { domain: d, roles: [1] } }",
        "subjects: {}\nroles: { r: [] }",
        "subjects: {}\nroles: { r: x }",
        "subjects: {}\nsubjects: {}",
        "subjects: { a: { domain: d, domain: e, roles: [] } }",
        "subjects: {",
        "roles: {}",
      })
  void brokenFile_refused(String yaml) {
    assertThat(refusal(yaml)).isNotNull();
  }

  @Test
  void missingFile_refusedWithItsName() {
    RealmException refusal =
        catchThrowableOfType(
            RealmException.class, () -> SubjectDirectory.load(folder.resolve("none.yaml")));

    assertThat(refusal).hasMessageContaining("none.yaml").hasMessageContaining("cannot be read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data:a:b",
        "data:a:b:c:d",
        "data:a::c",
        "data:a:b,:c",
        "data:a:b*:c",
        "audit",
        "audit:a:b",
        "*",
        "data:a:b:c d",
        "DATA:a:b:c",
      })
  void brokenPermission_isNamed(String permission) {
    assertThat(Permissions.broken(permission)).isPresent();
  }

  @Test
  void stranger_isNobody() throws IOException {
    SubjectDirectory directory = load(SOUND);

    assertThat(directory.subject("medical-claim", Authentication.JWT, Optional.empty())).isEmpty();
    assertThat(directory.subject("anonymous", Authentication.JWT, Optional.empty())).isEmpty();
    assertThat(directory.subject("", Authentication.MTLS, Optional.empty())).isEmpty();
    assertThat(directory.subject("officer-zhou", Authentication.JWT, Optional.empty())).isEmpty();
    assertThat(directory.officer("medical-claims", Authentication.JWT, Optional.empty())).isEmpty();
    assertThat(directory.subject("medical-claims", Authentication.NONE, Optional.empty()))
        .isEmpty();
  }

  @Test
  void knownSystem_hasItsDomainRolesAndPermissions() throws IOException {
    Optional<Person> behind = Optional.of(new Person("u-1", Assurance.SIGNED));

    assertThat(load(SOUND).subject("medical-claims", Authentication.MTLS, behind))
        .contains(
            new Subject(
                "medical-claims",
                "medical",
                Authentication.MTLS,
                Set.of("claims-reader"),
                Set.of("data:population:population.residents:read"),
                behind));
    assertThat(load(SOUND).principals()).containsExactlyInAnyOrder("medical-claims", "bare", "all");
    assertThat(load(SOUND).officers()).containsExactly("officer-zhou");
  }

  @ParameterizedTest
  @CsvSource({
    "medical-claims, population, population.residents, read, true",
    "medical-claims, population, population.residents, write, false",
    "medical-claims, population, population.deaths, read, false",
    "medical-claims, hotline, population.residents, read, false",
    "medical-claims, Population, population.residents, read, false",
    "bare, population, population.residents, read, false",
    "all, population, population.residents, read, true",
    "all, population, population.residents, list, true",
    "all, population, population.residents, write, false",
    "all, *, population.residents, read, false",
    "all, population, '*', read, false",
    "all, population, 'a,b', read, false",
    "all, population, 'a:b', read, false",
    "all, population, '', read, false",
    "all, population, population.residents, 'read,list', false",
  })
  void permission_isGivenExactlyAsWritten(
      String principal, String domain, String dataset, String operation, boolean expected)
      throws IOException {
    boolean permitted =
        load(SOUND)
            .permits(
                subject(principal), new Resource(domain, dataset), new Action(operation, "GET"));

    assertThat(permitted).isEqualTo(expected);
  }

  @Test
  void permissionThatTheSubjectBringsAlong_countsNothing() throws IOException {
    Subject forged =
        new Subject(
            "bare",
            "hotline",
            Authentication.JWT,
            Set.of("everything"),
            Set.of("data:*:*:*"),
            Optional.empty());
    Resource resource = new Resource("population", "population.residents");

    assertThat(load(SOUND).permits(forged, resource, new Action("read", "GET"))).isFalse();
    assertThat(load(SOUND).permits(Subject.ANONYMOUS, resource, new Action("read", "GET")))
        .isFalse();
  }

  @Test
  void officer_mayWhatTheRoleSaysAndNoCallingSystemMay() throws IOException {
    SubjectDirectory directory = load(SOUND);
    Subject officer =
        directory.officer("officer-zhou", Authentication.MTLS, Optional.empty()).orElseThrow();

    assertThat(directory.permitsOfficer(officer, "query")).isTrue();
    assertThat(directory.permitsOfficer(officer, "erase")).isFalse();
    assertThat(directory.permitsOfficer(officer, "*")).isFalse();
    assertThat(directory.permitsOfficer(subject("all"), "query")).isFalse();
    assertThat(
            directory.permits(officer, new Resource("population", "a"), new Action("read", "GET")))
        .isFalse();
  }
}
