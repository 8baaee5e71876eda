package dev.runnel.dynamo.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The server shares no code with the driver that it tests. */
@AnalyzeClasses(packages = "dev.runnel", importOptions = ImportOption.DoNotIncludeJars.class)
class DynamoServerArchitectureTest {
    private static final String SERVER = "dev.runnel.dynamo.server..";

    private static final DescribedPredicate<JavaClass> SERVER_CODE = DescribedPredicate.describe(
            "code of the server",
            type -> type.getPackageName().startsWith("dev.runnel.dynamo.server")
                    && !type.getName().matches(".*\\.(DynamoServer\\w+Test|Wire\\w+)(\\$.*)?"));

    @ArchTest
    static final ArchRule serverNeedsOnlyNettyAndJackson = classes()
            .that(SERVER_CODE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    SERVER,
                    "java..",
                    "io.netty..",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule driverKnowsNoServer = noClasses()
            .that()
            .resideInAPackage("dev.runnel.driver..")
            .and()
            .haveSimpleNameNotEndingWith("Test")
            .and()
            .haveSimpleNameNotEndingWith("Fixture")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SERVER)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule partsHaveNoCycles =
            slices().matching("dev.runnel.dynamo.server.(*)..").should().beFreeOfCycles();
}
