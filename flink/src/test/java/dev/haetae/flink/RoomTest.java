package dev.haetae.flink;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The room stands where docs/adr/0001 draws it, and loads where Flink runs. */
class RoomTest {
  private static final int JAVA_17 = 61;
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.haetae.flink");

  @Test
  void importsOnlyRoomsThatLoadInsideFlink() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.haetae.inputs..", "dev.haetae.app..", "dev.haetae.simulate..")
        .check(CLASSES);
  }

  @Test
  void nothingIsDeserialisedByJavaBeyondTheJobItself() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.ObjectInputStream")
        .check(CLASSES);
  }

  @Test
  void whatIsPublicIsForFlinkOrForWhoeverStartsTheJob() {
    classes()
        .that()
        .arePublic()
        .and()
        .areTopLevelClasses()
        .should()
        .haveSimpleName("Main")
        .orShould()
        .haveSimpleName("DetectionSource")
        .orShould()
        .haveSimpleName("HeldSerializer")
        .check(CLASSES);
  }

  @Test
  void isCompiledForTheJavaOfFlinksImages() throws IOException {
    try (InputStream in = Main.class.getResourceAsStream("Main.class");
        DataInputStream data = new DataInputStream(Objects.requireNonNull(in))) {
      data.skipNBytes(6);
      assertThat(data.readUnsignedShort()).isEqualTo(JAVA_17);
    }
  }
}
