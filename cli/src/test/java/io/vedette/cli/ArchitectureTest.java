package io.vedette.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The design's module table, held by the compiler's output. */
final class ArchitectureTest {

    private static final JavaClasses VEDETTE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(location -> !location.contains("-tests.jar"))
                    .importPackages("io.vedette");

    @Test
    void coreKnowsNeitherTheSdkNorTheTerminalNorTheOtherModules() {
        noClasses()
                .that()
                .resideInAPackage("io.vedette.core..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "software.amazon..",
                        "picocli..",
                        "io.vedette.aws..",
                        "io.vedette.twin..",
                        "io.vedette.cli..")
                .check(VEDETTE);
    }

    @Test
    void theKindsKnowNeitherTheTwinNorTheTerminal() {
        noClasses()
                .that()
                .resideInAPackage("io.vedette.aws..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vedette.twin..", "io.vedette.cli..", "picocli..")
                .check(VEDETTE);
    }

    @Test
    void theTwinKnowsOnlyTheSdk() {
        noClasses()
                .that()
                .resideInAPackage("io.vedette.twin..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.vedette.core..", "io.vedette.aws..", "io.vedette.cli..", "picocli..")
                .check(VEDETTE);
    }

    @Test
    void onlyMainTouchesTheProcess() {
        noClasses()
                .that()
                .resideInAPackage("io.vedette..")
                .and()
                .doNotHaveFullyQualifiedName("io.vedette.cli.Main")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .check(VEDETTE);
    }

    @Test
    void classesAreFinalRecordsEnumsOrInterfaces() {
        classes()
                .that()
                .areTopLevelClasses()
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .haveSimpleNameNotEndingWith("package-info")
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(VEDETTE);
    }

    @Test
    void packagesOfAModuleFormNoCycle() {
        for (String module : new String[] {"core", "aws", "twin", "cli"}) {
            slices().matching("io.vedette.%s.(*)..".formatted(module))
                    .should()
                    .beFreeOfCycles()
                    .check(VEDETTE);
        }
    }
}
