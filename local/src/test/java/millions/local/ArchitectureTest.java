package millions.local;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows between the packages of the runner. */
class ArchitectureTest {

  private static final JavaClasses LOCAL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("millions/local/testing"))
          .importPackages("millions.local");

  @Test
  void packagesReadFromTheProcessUpToTheCommands() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("process")
        .definedBy("millions.local.process..")
        .layer("state")
        .definedBy("millions.local.state..")
        .layer("service")
        .definedBy("millions.local.service..")
        .layer("standin")
        .definedBy("millions.local.standin..")
        .layer("template")
        .definedBy("millions.local.template..")
        .layer("stages")
        .definedBy("millions.local.stages..")
        .layer("control")
        .definedBy("millions.local.control..")
        .layer("run")
        .definedBy("millions.local.run..")
        .layer("cli")
        .definedBy("millions.local.cli..")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("run")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("control")
        .mayOnlyBeAccessedByLayers("run", "cli")
        .whereLayer("stages")
        .mayOnlyBeAccessedByLayers("run", "cli")
        .whereLayer("template")
        .mayOnlyBeAccessedByLayers("stages", "run")
        .whereLayer("standin")
        .mayOnlyBeAccessedByLayers("stages", "run")
        .whereLayer("service")
        .mayOnlyBeAccessedByLayers("standin", "stages", "run", "cli")
        .check(LOCAL);
  }

  @Test
  void noPackagesGoInCircles() {
    slices().matching("millions.local.(**)").should().beFreeOfCycles().check(LOCAL);
  }

  @Test
  void aRunKnowsNoBackendButItsOwn() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("millions.localstack..")
        .because("a backend is found on the class path")
        .check(LOCAL);
  }

  /** A program of a stage is started by its name; it must not be a part of the supervisor. */
  @Test
  void standInsThatAreProcessesAreNotCalled() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "millions.local.template..", "millions.local.stages..", "millions.local.run..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("millions.standins..")
        .because("the balancer's configuration is read, drawn and written, and no more")
        .check(LOCAL);
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("millions.standins.balancer..")
                .and(not(assignableTo(Record.class)))
                .and(not(assignableTo(Enum.class))))
        .because("only the balancer's configuration is read and written here")
        .check(LOCAL);
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "millions.standins.edge..",
            "millions.standins.http..",
            "millions.standins.objectstore..")
        .check(LOCAL);
  }

  /** Decision 0019: what is part of the supervisor uses what the JDK has. */
  @Test
  void theSupervisorSpeaksHttpByTheJdk() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx..", "org.apache.hc..", "org.gaul..", "io.netty..")
        .check(LOCAL);
    noClasses()
        .that()
        .resideOutsideOfPackage("millions.local.control..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.sun.net.httpserver..")
        .check(LOCAL);
  }
}
