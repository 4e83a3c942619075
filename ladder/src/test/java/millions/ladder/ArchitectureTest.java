package millions.ladder;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What all runners of the ladder share knows none of them. */
class ArchitectureTest {

  private static final JavaClasses LADDER =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("millions.ladder");

  @Test
  void knowsNoOtherModule() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("millions..").and(not(resideInAPackage("millions.ladder.."))))
        .check(LADDER);
  }

  /** The library that a runner of templates uses must not become everybody's. */
  @Test
  void onlyTheReaderOfTemplatesReadsJson() {
    noClasses()
        .that()
        .resideOutsideOfPackage("millions.ladder.template..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml.jackson..")
        .check(LADDER);
  }

  @Test
  void noPackagesGoInCircles() {
    slices().matching("millions.(**)").should().beFreeOfCycles().check(LADDER);
  }
}
