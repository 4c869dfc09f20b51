package dev.selvage.engine;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.selvage.engine.pipeline.Stage;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/** The rules of the house. */
@AnalyzeClasses(packages = "dev.selvage.engine", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String[] WHERE_TIME_IS = {
    "dev.selvage.engine.time..", "dev.selvage.engine.drive.."
  };

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("dev.selvage.engine.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule dependsOnTheJdkAndALittleMore =
      classes()
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                      "java..",
                      "dev.selvage.engine..",
                      "org.slf4j",
                      "com.fasterxml.jackson.core..",
                      "org.jspecify.annotations")
                  .or(JavaClass.Predicates.resideInAPackage("dev.selvage")));

  @ArchTest
  static final ArchRule onlyThePortNamesSlf4j =
      noClasses()
          .that()
          .haveNameNotMatching("dev\\.selvage\\.engine\\.event\\.LogPort(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.slf4j..");

  @ArchTest
  static final ArchRule nobodyElseReadsAClockOrWaits =
      noClasses()
          .that()
          .resideOutsideOfPackages(WHERE_TIME_IS)
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Random.class) // and whatever extends it, as that of threads does
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Clock.class, LockSupport.class, Executor.class);

  @ArchTest
  static final ArchRule nobodyElseHoldsAThreadLocal =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.selvage.engine.drive..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ThreadLocal.class);

  @ArchTest
  static final ArchRule nothingDependsOnTheFront =
      noClasses()
          .that(not(JavaClass.Predicates.resideInAPackage("dev.selvage.engine")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.selvage.engine");

  @ArchTest
  static final ArchRule stagesKeepNothingOfACall =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .areAssignableTo(Stage.class)
          .should()
          .haveModifier(JavaModifier.FINAL);

  @ArchTest
  static final ArchRule classesAreFinalUnlessMeantToBeExtended =
      classes()
          .that()
          .areNotInterfaces()
          .and()
          .areNotEnums()
          .and()
          .areNotAnonymousClasses()
          .and()
          .doNotHaveModifier(JavaModifier.ABSTRACT)
          .should()
          .haveModifier(JavaModifier.FINAL);

  @ArchTest
  static final ArchRule nothingPrints =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");
}
