package millions.standins;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows between the stand-ins, and what they speak HTTP with (decision 0019). */
class ArchitectureTest {

  private static final JavaClasses STAND_INS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("millions.standins");

  @Test
  void standInsKnowNothingElseOfTheProject() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("millions..").and(resideOutsideOfPackage("millions.standins..")))
        .check(STAND_INS);
  }

  @Test
  void noStandInUsesAnother() {
    slices()
        .matching("millions.standins.(balancer|edge|objectstore)..")
        .should()
        .notDependOnEachOther()
        .check(STAND_INS);
    slices().matching("millions.standins.(**)").should().beFreeOfCycles().check(STAND_INS);
  }

  @Test
  void oneServerAndOneClient() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "com.sun.net.httpserver..",
            "java.net.http..",
            "org.eclipse.jetty..",
            "jakarta.servlet..")
        .because("Vert.x is the server of the stand-ins and the client of the balancer")
        .check(STAND_INS);
    noClasses()
        .that()
        .resideOutsideOfPackage("millions.standins.edge..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.hc..")
        .because("only the edge caches, which is what that client is for")
        .check(STAND_INS);
    noClasses()
        .that()
        .resideOutsideOfPackage("millions.standins.objectstore..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.gaul..")
        .check(STAND_INS);
  }
}
