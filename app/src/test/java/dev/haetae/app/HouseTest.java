package dev.haetae.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The house stands as docs/adr/0001 draws it: a room imports only what stands below it. */
class HouseTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.haetae");

  @Test
  void roomsImportOnlyWhatStandsBelowThem() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("model")
        .definedBy("dev.haetae.model..")
        .layer("formats")
        .definedBy("dev.haetae.formats..")
        .layer("detect")
        .definedBy("dev.haetae.detect..")
        .layer("content")
        .definedBy("dev.haetae.content..")
        .layer("findings")
        .definedBy("dev.haetae.findings..")
        .layer("flow")
        .definedBy("dev.haetae.flow..")
        .layer("files")
        .definedBy("dev.haetae.files..")
        .layer("inputs")
        .definedBy("dev.haetae.inputs..")
        .layer("simulate")
        .definedBy("dev.haetae.simulate..")
        .layer("lake")
        .definedBy("dev.haetae.lake..")
        .layer("search")
        .definedBy("dev.haetae.search..")
        .optionalLayer("flink")
        .definedBy("dev.haetae.flink..")
        .layer("app")
        .definedBy("dev.haetae.app..")
        .whereLayer("formats")
        .mayOnlyAccessLayers("model")
        .whereLayer("detect")
        .mayOnlyAccessLayers("model")
        .whereLayer("content")
        .mayOnlyAccessLayers("model", "formats", "detect")
        .whereLayer("findings")
        .mayOnlyAccessLayers("model", "detect")
        .whereLayer("flow")
        .mayOnlyAccessLayers("model", "formats", "detect", "findings")
        .whereLayer("files")
        .mayOnlyAccessLayers("model")
        .whereLayer("inputs")
        .mayOnlyAccessLayers("model", "files")
        .whereLayer("simulate")
        .mayOnlyAccessLayers("model")
        .whereLayer("lake")
        .mayOnlyAccessLayers("model", "formats", "detect", "flow")
        .whereLayer("search")
        .mayOnlyAccessLayers("model", "formats", "detect", "inputs", "flow", "lake")
        .whereLayer("model")
        .mayNotAccessAnyLayer()
        .whereLayer("flink")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("app")
        .mayNotBeAccessedByAnyLayer()
        .check(CLASSES);
  }

  @Test
  void noPackagesImportEachOther() {
    slices().matching("dev.haetae.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void theModelNeedsOnlyTheJdk() {
    noClasses()
        .that()
        .resideInAPackage("dev.haetae.model..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("dev.haetae.model..", "java..", "org.jspecify..")
        .check(CLASSES);
  }

  @Test
  void nothingIsDeserialisedByJava() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.ObjectInputStream")
        .check(CLASSES);
  }
}
