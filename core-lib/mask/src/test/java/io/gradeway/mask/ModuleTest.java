package io.gradeway.mask;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.DataInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Promises to services that want nothing but masks. */
class ModuleTest {
  @Test
  void classes_useTheJdkAndThemselvesOnly() {
    ArchRuleDefinition.classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "io.gradeway.identifier..", "io.gradeway.mask..")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.gradeway"));
  }

  @Test
  void classFiles_areOfJava8() throws Exception {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(Path.of("target/classes"))) {
      files = walk.filter(file -> file.toString().endsWith(".class")).toList();
    }

    assertThat(files).hasSizeGreaterThan(15);
    for (Path file : files) {
      try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
        assertThat(in.readInt()).isEqualTo(0xCAFEBABE);
        in.readUnsignedShort();
        assertThat(in.readUnsignedShort()).as(file.toString()).isEqualTo(52);
      }
    }
  }

  /** The parent gives every module test libraries; nothing may be added that users inherit. */
  @Test
  void pom_declaresNoDependencyThatUsersInherit() throws Exception {
    for (String pom : List.of("pom.xml", "../../pom.xml")) {
      NodeList dependencies =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(Path.of(pom).toFile())
              .getElementsByTagName("dependency");
      for (int i = 0; i < dependencies.getLength(); i++) {
        Element dependency = (Element) dependencies.item(i);
        if (dependency.getParentNode().getParentNode().getNodeName().equals("project")) {
          assertThat(dependency.getElementsByTagName("scope").item(0).getTextContent())
              .isEqualTo("test");
        }
      }
    }
  }
}
