package dev.runnel.docs;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.runnel.mapping.Bijection;
import dev.runnel.model.Model;
import dev.runnel.planner.program.MergeOutput;
import dev.runnel.planner.program.MirNode;
import dev.runnel.planner.program.Program;
import dev.runnel.planner.program.Result;
import dev.runnel.planner.program.RowExpr;
import dev.runnel.spi.CompiledOperation;
import dev.runnel.spi.Driver;
import dev.runnel.spi.DriverProvider;
import dev.runnel.spi.Lease;
import dev.runnel.spi.Operation;
import dev.runnel.spi.TableExpr;
import dev.runnel.stmt.Include;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelStatement;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the modules may know of each other, and what their code never does. */
@AnalyzeClasses(packages = "dev.runnel", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String PUBLIC_API = "dev.runnel";
    private static final String COMPANION = "dev.runnel.companion..";
    private static final String INTERNAL = "dev.runnel.internal..";
    private static final String STATEMENTS = "dev.runnel.stmt..";
    private static final String PLANNER = "dev.runnel.planner..";
    private static final String EXECUTOR = "dev.runnel.exec..";
    private static final String CODEGEN = "dev.runnel.codegen..";
    private static final String DRIVERS = "dev.runnel.driver..";
    private static final String SQLITE = "dev.runnel.sqlite..";
    private static final String JACKSON = "dev.runnel.jackson..";
    private static final String MAPPING = "dev.runnel.mapping..";
    private static final String SUITE = "dev.runnel.tck..";

    /** Types that applications name, of which another type is the inner form. */
    private static final Set<String> PUBLIC_FACES =
            Set.of("dev.runnel.Include", "dev.runnel.model.Column", "dev.runnel.model.Model");

    // ---- what each module may know

    @ArchTest
    static final ArchRule plannerIsPure = noClasses()
            .that()
            .resideInAPackage(PLANNER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "reactor..",
                    "org.reactivestreams..",
                    "io.r2dbc..",
                    "java.sql..",
                    "java.net..",
                    "java.io..",
                    "java.nio..",
                    DRIVERS,
                    EXECUTOR)
            .because("a plan is a function of statement, schema and capabilities; that makes golden plans possible");

    @ArchTest
    static final ArchRule plannerKnowsNoPublicType = noClasses()
            .that()
            .resideInAPackage(PLANNER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(PUBLIC_API, COMPANION, INTERNAL)
            .because("statements reach the planner as shapes, without the values and sessions they came with");

    @ArchTest
    static final ArchRule driversKnowTablesOnly = noClasses()
            .that()
            .resideInAPackage(DRIVERS)
            .or(drive())
            // it has a lease of its own around a driver's
            .and()
            .resideOutsideOfPackage(EXECUTOR)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(STATEMENTS, PLANNER, EXECUTOR, COMPANION, INTERNAL, PUBLIC_API)
            .because("a driver is asked for statements over tables, and never sees a relation, a plan or a session");

    @ArchTest
    static final ArchRule executorKnowsNoBackend = noClasses()
            .that()
            .resideInAPackage(EXECUTOR)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.r2dbc..", "java.sql..", "org.postgresql..", "org.h2..", DRIVERS)
            .because("it runs programs on leases of any driver, and sends no text of its own");

    @ArchTest
    static final ArchRule executorKnowsProgramsOnly = noClasses()
            .that()
            .resideInAPackage(EXECUTOR)
            .should()
            .dependOnClassesThat(resideInAPackage(PLANNER)
                    .and(not(resideInAnyPackage("dev.runnel.planner", "dev.runnel.planner.program.."))))
            .because("the planner's own phases may change as long as the programs mean the same");

    @ArchTest
    static final ArchRule codegenCallsNoApi = noClasses()
            .that()
            .resideInAPackage(CODEGEN)
            .should()
            .dependOnClassesThat(resideInAPackage("dev.runnel..").and(not(resideInAPackage(CODEGEN))))
            .because("the processor names the api's types in what it writes, and runs without them on its own path");

    @ArchTest
    static final ArchRule onlyItsDriverSeesR2dbc = noClasses()
            .that()
            .resideOutsideOfPackages("dev.runnel.driver.r2dbc..", SQLITE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.r2dbc..")
            .because("backends that are not behind R2DBC are as good as those that are");

    @ArchTest
    static final ArchRule sqliteBridgeKnowsNothingOfRunnel = noClasses()
            .that()
            .resideInAPackage(SQLITE)
            .should()
            .dependOnClassesThat(resideInAPackage("dev.runnel..").and(not(resideInAPackage(SQLITE))))
            .because("it is an R2DBC driver for whoever wants one");

    @ArchTest
    static final ArchRule onlyTheSqliteBridgeCallsJdbc = noClasses()
            .that()
            .resideOutsideOfPackage(SQLITE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..")
            .because("JDBC blocks; the bridge has a thread of its own for each connection");

    @ArchTest
    static final ArchRule sqliteBridgeUsesNoScheduler = noClasses()
            .that()
            .resideInAPackage(SQLITE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("reactor.core.scheduler..")
            .because("SQLite's calls block, and a thread of Reactor's is not to");

    @ArchTest
    static final ArchRule jacksonKnowsWhatApplicationsImport = noClasses()
            .that()
            .resideInAPackage(JACKSON)
            .should()
            .dependOnClassesThat(
                    resideInAPackage("dev.runnel..").and(not(resideInAnyPackage(PUBLIC_API, MAPPING, JACKSON))))
            .because("a Deferred says for itself whether it was loaded, and a column of JSON is a text");

    @ArchTest
    static final ArchRule onlyItsModuleSeesJackson = noClasses()
            .that()
            .resideOutsideOfPackages(JACKSON, SUITE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("tools.jackson..", "com.fasterxml..")
            .because("who does not write JSON needs no library for it");

    // ---- the api's own packages

    @ArchTest
    static final ArchRule seamsDoNotKnowThePublicApi = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.runnel.type..",
                    "dev.runnel.mapping..",
                    "dev.runnel.schema..",
                    STATEMENTS,
                    "dev.runnel.spi..",
                    "dev.runnel.error..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(PUBLIC_API, COMPANION, INTERNAL)
            .because("planner, executor and drivers build on them without what applications import");

    @ArchTest
    static final ArchRule driverContractKnowsNoModelStatement = noClasses()
            .that()
            .resideInAPackage("dev.runnel.spi..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(STATEMENTS)
            .because("the two statement hierarchies share types, operators and values, and no node");

    @ArchTest
    static final ArchRule modelStatementsKnowNoDriverContract = noClasses()
            .that()
            .resideInAPackage(STATEMENTS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.runnel.spi..")
            .because("what a user says does not depend on how a store is asked");

    @ArchTest
    static final ArchRule annotationsAndErrorsStandAlone = noClasses()
            .that()
            .resideInAnyPackage("dev.runnel.model..", "dev.runnel.error..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.runnel..")
                    .and(not(resideInAnyPackage("dev.runnel.model..", "dev.runnel.error..")))
                    .and(not(equivalentTo(Bijection.class))))
            .because("they are read by everything else; @Convert names what an application implements");

    @ArchTest
    static final ArchRule applicationsSeeNoPartOfAStatement = noCodeUnits()
            .that()
            .areDeclaredInClassesThat(applicationsHold())
            .should(ArchCondition.from(showParts()))
            .because(
                    "completion on a query or a path offers what an application may call, and StatementParts reads the rest");

    @ArchTest
    static final ArchRule applicationsInheritNoPartOfAStatement = noClasses()
            .that(applicationsHold())
            .should()
            .beAssignableTo(resideInAnyPackage(STATEMENTS, INTERNAL))
            .because("the methods of an interface are public in each class that implements it");

    @ArchTest
    static final ArchRule apiIsFreeOfCycles = packagesOf(
            "api",
            home -> home.equals(PUBLIC_API)
                    || List.of("model", "type", "mapping", "schema", "stmt", "spi", "error", "companion", "internal")
                            .contains(home.replace("dev.runnel.", "")));

    @ArchTest
    static final ArchRule plannerIsFreeOfCycles = packagesOf("planner");

    @ArchTest
    static final ArchRule executorIsFreeOfCycles = packagesOf("exec");

    @ArchTest
    static final ArchRule codegenIsFreeOfCycles = packagesOf("codegen");

    @ArchTest
    static final ArchRule r2dbcDriverIsFreeOfCycles = packagesOf("driver.r2dbc");

    @ArchTest
    static final ArchRule suiteIsFreeOfCycles = packagesOf("tck");

    // ---- how code is written

    @ArchTest
    static final ArchRule nothingBlocks = noClasses()
            .that()
            .resideOutsideOfPackage(SUITE)
            .should()
            .callMethodWhere(blocks())
            .because("callers are event loops; only tests and main methods wait");

    @ArchTest
    static final ArchRule nothingIsPeriodic = noClasses()
            .that()
            .resideOutsideOfPackage(SUITE)
            .should()
            .callMethodWhere(repeats())
            .because(
                    "who cancels it takes a lock of the scheduler's, and BlockHound breaks that lock where it has to be waited for");

    @ArchTest
    static final ArchRule leasesAreTakenInOnePlace = noClasses()
            .that()
            .resideInAPackage(EXECUTOR)
            .and()
            .haveSimpleNameNotContaining("DedicatedLease")
            .and()
            .haveSimpleNameNotContaining("TransactionRunner")
            .should()
            .callMethodWhere(usesResource())
            .because(
                    "Reactor does not wait for an inner usingWhen: around a lease stands one, of a program or a transaction");

    @ArchTest
    static final ArchRule nodesAreRecords = classes()
            .that(areNodes(
                    ModelStatement.class,
                    ModelExpr.class,
                    Include.class,
                    Type.class,
                    Value.class,
                    Operation.class,
                    TableExpr.class,
                    Program.class,
                    MirNode.class,
                    MergeOutput.class,
                    Result.class,
                    RowExpr.class))
            .and()
            .areNotInterfaces()
            .should()
            .beRecords()
            .because("equal statements are equal values: plans are kept by shape");

    @ArchTest
    static final ArchRule visitorsHandleEverything = methods()
            .that()
            .areDeclaredInClassesThat(nestedVisitors())
            .should()
            .haveModifier(JavaModifier.ABSTRACT)
            .because("a new node does not compile before every printer, renderer and evaluator handles it");

    @ArchTest
    static final ArchRule namesSayTheThing = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Utils?|Manager|Helper)(\\$.*)?")
            .because("a type is named by what it is");

    @ArchTest
    static void packagesAreNullMarked(JavaClasses classes) {
        List<JavaPackage> packages = packagesWithClasses(classes).toList();
        assertThat(packages)
                .allSatisfy(p -> assertThat(p.isAnnotatedWith(NullMarked.class))
                        .as("%s is @NullMarked", p.getName())
                        .isTrue());
    }

    @ArchTest
    static void classesOfEveryModuleWereRead(JavaClasses classes) {
        assertThat(packagesWithClasses(classes).map(JavaPackage::getName))
                .contains(
                        "dev.runnel",
                        "dev.runnel.codegen",
                        "dev.runnel.planner",
                        "dev.runnel.exec",
                        "dev.runnel.driver.r2dbc",
                        "dev.runnel.sqlite",
                        "dev.runnel.jackson",
                        "dev.runnel.tck");
        assertThat(classes.stream().filter(applicationsHold()).map(JavaClass::getFullName))
                .contains(
                        "dev.runnel.Query",
                        "dev.runnel.Expr",
                        "dev.runnel.companion.ModelQuery",
                        "dev.runnel.companion.FieldsBase",
                        "dev.runnel.tck.scenario.todo.Todos$Query",
                        "dev.runnel.tck.scenario.todo.Todos$Path",
                        "dev.runnel.tck.scenario.todo.Todos$Create",
                        "dev.runnel.tck.scenario.todo.Todos$Update");
    }

    /** Models are examples of applications, and their companions are generated. */
    @ArchTest
    static void noTwoTypesShareASimpleName(JavaClasses classes) {
        Map<String, List<String>> byName = classes.stream()
                .filter(type -> type.isTopLevelClass()
                        && !type.isAnnotatedWith(Model.class)
                        && type.tryGetField("MODEL").isEmpty()
                        && !type.getPackageName().startsWith("dev.runnel.tck.scenario")
                        && !type.getSimpleName().equals("package-info")
                        && !PUBLIC_FACES.contains(type.getFullName()))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName,
                        TreeMap::new,
                        Collectors.mapping(JavaClass::getFullName, Collectors.toList())));
        byName.values().removeIf(names -> names.size() == 1);
        assertThat(byName).isEmpty();
    }

    // ---- the words above

    private static Stream<JavaPackage> packagesWithClasses(JavaClasses classes) {
        JavaPackage root = classes.getPackage("dev.runnel");
        return Stream.concat(Stream.of(root), root.getSubpackagesInTree().stream())
                .filter(p -> !p.getClasses().isEmpty());
    }

    private static DescribedPredicate<JavaClass> drive() {
        return DescribedPredicate.describe(
                "implement the driver contract",
                c -> !c.isInterface()
                        && !c.getPackageName().equals("dev.runnel.spi")
                        && Stream.of(Driver.class, DriverProvider.class, Lease.class, CompiledOperation.class)
                                .anyMatch(c::isAssignableTo));
    }

    /** The public types of the API, generated types, and the types of {@code companion} that these extend. */
    private static DescribedPredicate<JavaClass> applicationsHold() {
        return DescribedPredicate.describe(
                "applications hold",
                c -> c.getModifiers().contains(JavaModifier.PUBLIC)
                        && (c.getPackageName().equals(PUBLIC_API)
                                || isExtendedByGenerated(c)
                                || Stream.concat(c.getAllRawSuperclasses().stream(), c.getAllRawInterfaces().stream())
                                        .anyMatch(ArchitectureTest::isExtendedByGenerated)));
    }

    private static boolean isExtendedByGenerated(JavaClass type) {
        return type.getPackageName().equals("dev.runnel.companion")
                && type.getAllSubclasses().stream()
                        .anyMatch(sub -> sub.getPackageName().startsWith("dev.runnel.tck."));
    }

    private static DescribedPredicate<JavaCodeUnit> showParts() {
        return DescribedPredicate.describe(
                "be public or protected with a type of stmt or internal in the signature",
                unit -> (unit.getModifiers().contains(JavaModifier.PUBLIC)
                                || unit.getModifiers().contains(JavaModifier.PROTECTED))
                        && Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream())
                                .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                                .anyMatch(resideInAnyPackage(STATEMENTS, INTERNAL)::test));
    }

    private static DescribedPredicate<JavaClass> areNodes(Class<?>... kinds) {
        return DescribedPredicate.describe(
                "are statements, expressions, operations or programs",
                c -> Stream.of(kinds).anyMatch(c::isAssignableTo));
    }

    private static DescribedPredicate<JavaClass> nestedVisitors() {
        return DescribedPredicate.describe(
                "are visitors of nodes",
                c -> c.isInterface() && c.isNestedClass() && c.getSimpleName().endsWith("Visitor"));
    }

    private static DescribedPredicate<JavaMethodCall> repeats() {
        return DescribedPredicate.describe("repeats something", call -> {
            String name = call.getTarget().getName();
            return name.equals("schedulePeriodically")
                    || name.equals("interval")
                            && call.getTargetOwner().getName().startsWith("reactor.");
        });
    }

    private static DescribedPredicate<JavaMethodCall> blocks() {
        Set<String> waiting = Set.of("block", "blockOptional", "blockFirst", "blockLast", "toIterable", "toStream");
        return DescribedPredicate.describe("block the caller", call -> {
            JavaClass owner = call.getTargetOwner();
            String name = call.getTarget().getName();
            return (owner.isAssignableTo(Mono.class) || owner.isAssignableTo(Flux.class)) && waiting.contains(name)
                    || owner.isEquivalentTo(Thread.class) && name.equals("sleep");
        });
    }

    private static DescribedPredicate<JavaMethodCall> usesResource() {
        return DescribedPredicate.describe(
                "call usingWhen", call -> call.getTarget().getName().equals("usingWhen"));
    }

    /** A slice for each package of a module. */
    private static ArchRule packagesOf(String name, Predicate<String> packages) {
        SliceAssignment assignment = new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                String home = type.getPackageName();
                if (!packages.test(home)) {
                    return SliceIdentifier.ignore();
                }
                return SliceIdentifier.of(sliceOf(type));
            }

            @Override
            public String getDescription() {
                return "packages of " + name;
            }
        };
        return slices().assignedFrom(assignment)
                .should()
                .beFreeOfCycles()
                .because("each package can be read after those it names");
    }

    /**
     * The public types and what generated code calls name each other, so they are one. {@code DriverTck}, which a
     * driver's author extends, names every topic of the suite ({@code Topics}), and lies beside what the topics use.
     */
    private static String sliceOf(JavaClass type) {
        if (type.getFullName().matches("dev\\.runnel\\.tck\\.(DriverTck|Topics)(\\$.*)?")) {
            return "dev.runnel.tck.DriverTck";
        }
        return type.getPackageName().equals("dev.runnel.companion") ? PUBLIC_API : type.getPackageName();
    }

    private static ArchRule packagesOf(String module) {
        String root = "dev.runnel." + module;
        return packagesOf(module, home -> home.equals(root) || home.startsWith(root + "."));
    }
}
