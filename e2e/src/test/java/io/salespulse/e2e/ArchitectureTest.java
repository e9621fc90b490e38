package io.salespulse.e2e;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may know whom: docs/architecture.md has the reasons. */
class ArchitectureTest {

  private static final List<String> SERVICES = List.of("generator", "sink", "etl", "ui");

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .importPaths(
              Stream.of(
                      "contract",
                      "service-support",
                      "local",
                      "browser",
                      "testing",
                      "services/generator",
                      "services/sink",
                      "services/etl-runner",
                      "services/ui",
                      "oracle",
                      "bench")
                  .map(module -> StackUnderTest.CHECKOUT.resolve(module).resolve("target/classes"))
                  .toArray(Path[]::new));

  @Test
  void theContractKnowsNothingButTheJavaLibrary() {
    ArchRule rule =
        classes()
            .that()
            .resideInAPackage("io.salespulse.contract..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.salespulse.contract..");

    rule.check(HOUSE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"generator", "sink", "etl", "ui"})
  void aServiceKnowsTheContractAndWhatAllShareAndNoOtherRoom(String service) {
    String[] others =
        Stream.concat(SERVICES.stream(), Stream.of("local", "browser", "testing"))
            .filter(room -> !room.equals(service))
            .map(room -> "io.salespulse." + room + "..")
            .toArray(String[]::new);
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage("io.salespulse." + service + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(others);

    rule.check(HOUSE);
  }

  @Test
  void packagesKnowEachOtherInOneDirection() {
    SliceAssignment packages =
        new SliceAssignment() {
          @Override
          public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
          }

          @Override
          public String getDescription() {
            return "packages";
          }
        };

    slices().assignedFrom(packages).should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void whatServicesShareKnowsNoService() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage("io.salespulse.support..")
            .should()
            .dependOnClassesThat(
                JavaClass.Predicates.resideInAPackage("io.salespulse..")
                    .and(JavaClass.Predicates.resideOutsideOfPackage("io.salespulse.support..")));

    rule.check(HOUSE);
  }

  @Test
  void theLocalStackAndTheBenchmarksKnowServicesAsProcessesOnly() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAnyPackage(
                "io.salespulse.local..",
                "io.salespulse.testing..",
                "io.salespulse.browser..",
                "io.salespulse.bench..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                SERVICES.stream()
                    .map(service -> "io.salespulse." + service + "..")
                    .toArray(String[]::new));

    rule.check(HOUSE);
  }

  @Test
  void theOracleKnowsTheContractAndNoOtherRoom() {
    ArchRule rule =
        classes()
            .that()
            .resideInAPackage("io.salespulse.oracle..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.salespulse.contract..", "io.salespulse.oracle..");

    rule.check(HOUSE);
  }

  @Test
  void onlyTheEtlKnowsSpark() {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackage("io.salespulse.etl..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "scala..");

    rule.check(HOUSE);
  }
}
