package io.gradeway.policies;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class PoliciesArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("io.gradeway.policies");

  @Test
  void seesNoServerNorClassifier() {
    ArchRule rule =
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "io.gradeway.classifiers..", "io.gradeway.gateway..");

    rule.check(CLASSES);
  }

  @Test
  void packagesFormNoCycle() {
    ArchRule rule = slices().matching("io.gradeway.policies.(*)..").should().beFreeOfCycles();

    rule.check(CLASSES);
  }

  @Test
  void noStandardStreams() {
    ArchRule rule = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    rule.check(CLASSES);
  }

  @Test
  void noJavaLogging() {
    ArchRule rule = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    rule.check(CLASSES);
  }

  @Test
  void noUnseededRandom() {
    ArchRule rule =
        noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.util.Random");

    rule.check(CLASSES);
  }

  // Shiro binds subjects and sessions to threads; on event loops that would mix callers up.
  @Test
  void noShiroSessionsOrThreadContext() {
    ArchRule rule =
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.apache.shiro.session..", "org.apache.shiro.mgt..", "org.apache.shiro.util..");

    rule.check(CLASSES);
  }

  @Test
  void wireKnowsNoEngine() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage("io.gradeway.policies.wire..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.styra..", "com.dylibso..", "org.apache.shiro..");

    rule.check(CLASSES);
  }
}
