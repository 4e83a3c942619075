package millions.infra;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final int MOST_CLASSES = 25;

  private static final JavaClasses INFRA =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("millions.infra");

  /** These depend on nothing else here but the pictures, and every package may use them. */
  private static final Set<String> SHARED =
      Set.of("StageOption", "CommandFailure", "RefusedOption");

  private static final SliceAssignment PACKAGES =
      new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
          return !type.getPackageName().startsWith("millions.infra") || isShared(type)
              ? SliceIdentifier.ignore()
              : SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
          return "packages of infra";
        }
      };

  private static boolean isShared(JavaClass type) {
    return type.getPackageName().equals("millions.infra") && SHARED.contains(type.getSimpleName());
  }

  @Test
  void noPackageHasMoreThan25Classes() {
    var sizes =
        INFRA.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

    assertThat(sizes).hasSizeGreaterThan(10);
    assertThat(sizes.values()).allMatch(size -> size <= MOST_CLASSES, "at most " + MOST_CLASSES);
  }

  @Test
  void packagesHaveNoCycle() {
    slices().assignedFrom(PACKAGES).should().beFreeOfCycles().check(INFRA);
  }

  @Test
  void stagesUseOnlyConstructs() {
    classes()
        .that()
        .resideInAPackage("millions.infra.stages")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("millions.infra.stages", "millions.infra.constructs..", "java.lang..")
        .because("a picture names constructs and arrows, no ports, policies or ARNs")
        .check(INFRA);
  }

  @Test
  void namesSayWhatThingsAre() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Manager|Helper|Utils?|DTO|Dto)(\\$.*)?")
        .check(INFRA);
  }
}
