package dev.gatehouse.server;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** The arrows of docs/architecture.md between the rooms, and what never lives in a room. */
class RoomsTest {
    private static final String ROOT = "dev.gatehouse.";

    /** What each room may use beside itself. Arrows are not transitive. */
    private static final Map<String, List<String>> ARROWS = Map.ofEntries(
            Map.entry("model", List.of()),
            Map.entry("database", List.of()),
            Map.entry("jose", List.of()),
            Map.entry("http", List.of()),
            Map.entry("store", List.of("model", "database")),
            Map.entry("identity", List.of("model", "http")),
            Map.entry("policy", List.of("model", "jose")),
            Map.entry("gateway", List.of("model", "policy", "jose")),
            Map.entry("tenant", List.of("model", "database", "jose", "http")),
            Map.entry("management", List.of("model", "policy", "identity", "store", "jose", "http")),
            Map.entry("portal", List.of("model", "management", "database", "jose", "http")),
            Map.entry("cli", List.of("model", "policy", "http")));

    private static JavaClasses rooms;

    @BeforeAll
    static void importRooms() {
        rooms = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.gatehouse");
    }

    @Test
    void everyRoomIsHere() {
        assertThat(rooms.stream()
                        .map(one ->
                                one.getPackageName().substring(ROOT.length()).split("\\.")[0])
                        .distinct())
                .containsAll(List.of("model", "database", "jose", "http", "policy", "identity", "cli", "server"))
                .allMatch(room -> room.equals("server") || ARROWS.containsKey(room));
    }

    @TestFactory
    Stream<DynamicTest> aRoomUsesWhatItsArrowsSayAlone() {
        return ARROWS.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    var allowed = new ArrayList<>(entry.getValue());
                    allowed.add(entry.getKey());
                    var packages =
                            allowed.stream().map(room -> ROOT + room + "..").toArray(String[]::new);
                    classes()
                            .that()
                            .resideInAPackage(ROOT + entry.getKey() + "..")
                            .should()
                            .onlyDependOnClassesThat(
                                    resideInAnyPackage(packages).or(resideOutsideOfPackages("dev.gatehouse..")))
                            .allowEmptyShould(true)
                            .check(rooms);
                }));
    }

    @Test
    void modelDoesNoInputOrOutputAndKnowsNoFramework() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "model..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..",
                        "java.nio.file..",
                        "java.nio.channels..",
                        "java.sql..",
                        "java.net.http..",
                        "javax.net..")
                .orShould()
                .dependOnClassesThat(resideOutsideOfPackages("java..", "javax..", "dev.gatehouse.."))
                .check(rooms);
    }

    @Test
    void onlyTheGatewayTouchesNetty() {
        onlyTouchedBy("io.netty..", "gateway");
    }

    @Test
    void onlyHttpTouchesVertx() {
        onlyTouchedBy("io.vertx..", "http");
    }

    @Test
    void onlyTheRoomsWithTablesTouchJdbi() {
        onlyTouchedBy("org.jdbi..", "database", "store", "tenant", "portal");
    }

    @Test
    void onlyTheRoomsWithTablesTouchSql() {
        onlyTouchedBy("java.sql..", "database", "store", "tenant", "portal");
    }

    private static void onlyTouchedBy(String library, String... roomsThatMay) {
        var packages = Stream.of(roomsThatMay).map(room -> ROOT + room + "..").toArray(String[]::new);
        noClasses()
                .that(resideOutsideOfPackages(packages).as("outside " + String.join(", ", roomsThatMay)))
                .should()
                .dependOnClassesThat(resideInAnyPackage(library).as("of " + library))
                .check(rooms);
    }
}
