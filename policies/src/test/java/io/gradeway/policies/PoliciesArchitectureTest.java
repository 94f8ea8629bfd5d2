package io.gradeway.policies;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.gradeway.policies", importOptions = DoNotIncludeTests.class)
class PoliciesArchitectureTest {
  @ArchTest
  static final ArchRule seesNoServerNorClassifier =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.vertx..", "io.gradeway.classifiers..", "io.gradeway.gateway..");

  @ArchTest
  static final ArchRule packagesFormNoCycle =
      slices().matching("io.gradeway.policies.(*)..").should().beFreeOfCycles();

  @ArchTest static final ArchRule noStandardStreams = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  @ArchTest static final ArchRule noJavaLogging = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

  @ArchTest
  static final ArchRule noUnseededRandom =
      noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.util.Random");

  // Shiro binds subjects and sessions to threads; on event loops that would mix callers up.
  @ArchTest
  static final ArchRule noShiroSessionsOrThreadContext =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.shiro.session..", "org.apache.shiro.mgt..", "org.apache.shiro.util..");

  @ArchTest
  static final ArchRule wireKnowsNoEngine =
      noClasses()
          .that()
          .resideInAPackage("io.gradeway.policies.wire..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.styra..", "com.dylibso..", "org.apache.shiro..");
}
