package io.gradeway.gateway;

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

class GatewayArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .withImportOption(new DoNotIncludeJars())
          .importPackages("io.gradeway.gateway");

  @Test
  void packagesFormNoCycle() {
    ArchRule rule = slices().matching("io.gradeway.gateway.(*)..").should().beFreeOfCycles();

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
  void nothingKnowsTheExamples() {
    ArchRule rule =
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.gradeway.examples..", "io.gradeway.benchmarks..");

    rule.check(CLASSES);
  }

  @Test
  void enforcementKnowsNoStorage() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage("io.gradeway.gateway.enforce..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "io.gradeway.ledger..");

    rule.check(CLASSES);
  }
}
