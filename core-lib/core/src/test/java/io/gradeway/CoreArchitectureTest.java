package io.gradeway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeJars;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class CoreArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .withImportOption(new DoNotIncludeJars())
          .importPackages("io.gradeway");

  @Test
  void packagesFormNoCycle() {
    ArchRule rule = slices().matching("io.gradeway.(*)..").should().beFreeOfCycles();

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

  @Test
  void seesNoFrameworkAndNoOtherModule() {
    ArchRule rule =
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.vertx..",
                "org.apache.shiro..",
                "com.styra..",
                "io.gradeway.classifiers..",
                "io.gradeway.policies..",
                "io.gradeway.gateway..");

    rule.check(CLASSES);
  }

  @Test
  void modelSeesNothingOfTheHouse() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage("io.gradeway.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.gradeway.taxonomy..",
                "io.gradeway.classification..",
                "io.gradeway.grading..",
                "io.gradeway.protection..",
                "io.gradeway.body..",
                "io.gradeway.decision..",
                "io.gradeway.ledger..",
                "io.gradeway.audit..",
                "io.gradeway.catalogue..",
                "io.gradeway.plan..");

    rule.check(CLASSES);
  }

  @Test
  void ledgerKnowsNothingOfPoliciesOrPeople() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage("io.gradeway.ledger..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.gradeway.audit..",
                "io.gradeway.decision..",
                "io.gradeway.model..",
                "io.gradeway.catalogue..");

    rule.check(CLASSES);
  }
}
