package millions;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Collectors;
import millions.backing.BackingConfig;
import millions.backing.cache.Cache;
import millions.backing.content.ContentStore;
import millions.backing.events.EventDelivery;
import millions.backing.events.Events;
import millions.backing.sessions.Sessions;
import millions.backing.sql.Database;
import millions.pastebin.PasteLinks;
import org.junit.jupiter.api.Test;

/** The rules that keep the picture true. */
class ArchitectureTest {

  private static final JavaClasses SYSTEMS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("millions");

  private static final Set<Class<?>> PORTS =
      Set.of(
          ContentStore.class,
          Cache.class,
          Sessions.class,
          Database.class,
          Events.class,
          EventDelivery.class,
          PasteLinks.class);

  private static final DescribedPredicate<JavaClass> ADAPTER =
      DescribedPredicate.describe(
          "an adapter of a port",
          type -> !type.isInterface() && PORTS.stream().anyMatch(type::isAssignableTo));

  @Test
  void theRulesSeeTheClassesTheySpeakOf() {
    assertThat(
            SYSTEMS.stream()
                .filter(ADAPTER)
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toSet()))
        .contains(
            "DiskContentStore",
            "S3ContentStore",
            "NoCache",
            "LocalCache",
            "RedisCache",
            "InProcessSessions",
            "RedisSessions",
            "SinglePrimary",
            "PrimaryWithReplicas",
            "OutboxEvents",
            "OutboxDelivery",
            "SqlPasteLinks");
  }

  @Test
  void aSystemKnowsNoHttpNoLambdaNoInfrastructureCode() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.quarkus..",
            "jakarta.ws.rs..",
            "io.vertx..",
            "com.amazonaws.services.lambda..",
            "software.amazon.awscdk..",
            "millions.web..",
            "millions.local..")
        .because("a system can be read without knowing through which door it is called")
        .check(SYSTEMS);
  }

  @Test
  void backingServesAllSystemsAndKnowsNone() {
    noClasses()
        .that()
        .resideInAPackage("millions.backing..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("millions..")
                .and(DescribedPredicate.not(resideInAPackage("millions.backing.."))))
        .because("what all systems share cannot depend on one of them")
        .check(SYSTEMS);
  }

  @Test
  void adaptersAndChoicesArePackagePrivate() {
    noClasses().that(ADAPTER).should().haveModifier(PUBLIC).check(SYSTEMS);
    noClasses()
        .that()
        .haveSimpleNameEndingWith("Choice")
        // The runner moves content between two stores and opens both by the same choice.
        .and()
        .doNotHaveSimpleName("ContentChoice")
        .should()
        .haveModifier(PUBLIC)
        .check(SYSTEMS);
  }

  @Test
  void onlyTheChoiceNamesTheAdapters() {
    classes()
        .that(ADAPTER)
        .should()
        .onlyHaveDependentClassesThat(
            ADAPTER
                .or(
                    DescribedPredicate.describe(
                        "a choice", t -> t.getSimpleName().endsWith("Choice")))
                .or(
                    DescribedPredicate.describe(
                        "part of an adapter",
                        t -> t.getEnclosingClass().map(ADAPTER::test).orElse(false))))
        .check(SYSTEMS);
  }

  @Test
  void whichAdapterServesIsDecidedAtStartAndNotAtBuild() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            ".*\\.(IfBuildProperty|IfBuildProfile|UnlessBuildProfile|UnlessBuildProperty|LookupIfProperty)")
        .because("the same jar runs on every stage")
        .check(SYSTEMS);
  }

  @Test
  void nobodyAsksWhichStageItIs() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(BackingConfig.Topology.class)
        .because("the application asks where content lives, never which stage it runs on")
        .check(
            SYSTEMS.that(
                DescribedPredicate.<JavaClass>describe(
                    "not the configuration itself",
                    t -> !t.getName().startsWith(BackingConfig.class.getName()))));
  }

  @Test
  void namesSayWhatThingsAre() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Manager|Helper|Utils?|DTO|Dto)(\\$.*)?")
        .check(SYSTEMS);
  }
}
