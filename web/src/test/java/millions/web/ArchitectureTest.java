package millions.web;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import millions.backing.BackingConfig;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses WEB =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("millions.web");

  @Test
  void theWebTierKnowsNoMechanism() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "software.amazon.awssdk..",
            "io.lettuce..",
            "java.sql..",
            "org.postgresql..",
            "io.agroal..",
            "millions.local..")
        .because("HTTP is all this module is about")
        .check(WEB);
  }

  @Test
  void onlyTheReportSpeaksOfTheStage() {
    noClasses()
        .that()
        .doNotHaveSimpleName("StageReport")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(BackingConfig.Topology.class)
        .check(WEB);
  }

  @Test
  void thePlatformNamesNoSystem() {
    noClasses()
        .that()
        .resideInAPackage("millions.web.platform..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("millions..")
                .and(
                    resideOutsideOfPackages(
                        "millions.web.platform..", "millions.backing..", "millions.web")))
        .because("one more system touches no class of it; OneMoreSystemTest is one")
        .check(WEB);
  }

  @Test
  void noSystemKnowsAnotherOverHttp() {
    slices()
        .matching("millions.web.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(alwaysTrue(), resideInAPackage("millions.web.platform.."))
        .check(WEB);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("millions.web.(**)").should().beFreeOfCycles().check(WEB);
  }

  @Test
  void nothingIsChosenWhenTheJarIsBuilt() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            ".*\\.(IfBuildProperty|IfBuildProfile|UnlessBuildProfile|UnlessBuildProperty|LookupIfProperty)")
        .because("the same jar runs on every stage")
        .check(WEB);
  }

  @Test
  void namesSayWhatThingsAre() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Manager|Helper|Utils?|DTO|Dto)(\\$.*)?")
        .check(WEB);
  }
}
