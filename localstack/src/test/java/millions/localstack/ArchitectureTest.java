package millions.localstack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows between the packages of the second backend. */
class ArchitectureTest {

  private static final JavaClasses LOCALSTACK =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("millions.localstack");

  /** A LocalStack runs without a stack in it; a deployment needs one that runs. */
  @Test
  void deploymentsUseEmulatorsAndNotTheOtherWayRound() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("emulator")
        .definedBy("millions.localstack.emulator..")
        .layer("deployment")
        .definedBy("millions.localstack.deployment..")
        .layer("provider")
        .definedBy("millions.localstack")
        .whereLayer("provider")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("deployment")
        .mayOnlyBeAccessedByLayers("provider")
        .check(LOCALSTACK);
  }

  /** What an emulator is made of is nobody else's concern. */
  @Test
  void onlyEmulatorsKnowOfDockerAndPython() {
    noClasses()
        .that()
        .resideInAPackage("millions.localstack.deployment..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(".*\\.emulator\\.(Compose|Docker|Python|Process).*")
        .check(LOCALSTACK);
  }

  @Test
  void aBackendCallsNoCommands() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("millions.local.cli..", "millions.infra..", "millions.load..")
        .check(LOCALSTACK);
  }

  @Test
  void noPackagesGoInCircles() {
    slices().matching("millions.localstack.(**)").should().beFreeOfCycles().check(LOCALSTACK);
  }
}
