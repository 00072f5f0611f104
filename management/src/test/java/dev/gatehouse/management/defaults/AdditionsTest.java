package dev.gatehouse.management.defaults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.TestServer;
import dev.gatehouse.management.types.people.JoinedAccounts;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.PeopleTypes;
import dev.gatehouse.model.catalogue.PortalTypes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** A service that an earlier version made gets what later ones bring along, once. */
class AdditionsTest {
    private static final ResourceId ROOT = ResourceId.of(TestServer.SERVICE);

    @TempDir
    Path folder;

    @BeforeEach
    void anEarlierVersionMadeIt() {
        try (var server = new TestServer(folder)) {
            server.resources().change(change -> {
                for (var type : List.of(
                        PortalTypes.PORTAL_SETTINGS,
                        PortalTypes.NOTIFICATIONS,
                        PortalTypes.TEMPLATES,
                        PortalTypes.TENANT_ACCESS,
                        PortalTypes.TENANT_SETTINGS,
                        PortalTypes.JOINED_ACCOUNTS,
                        PeopleTypes.PRODUCT_GROUPS,
                        PeopleTypes.GROUP_USERS)) {
                    change.below(ROOT, type).forEach(there -> change.remove(there.id()));
                }
                var service = change.find(ROOT).orElseThrow();
                ObjectNode internal = service.internal().deepCopy();
                internal.remove("additions");
                change.save(service.holding(service.document(), internal));
            });
            assertThat(get(server, "/templates")).contains("\"count\":0");
        }
    }

    @Test
    void whatIsMissingIsThereAfterTheNextStart() {
        try (var server = new TestServer(folder)) {
            new Additions(server.api()).addAll(server.resources());

            assertThat(get(server, "/portalsettings")).contains("\"count\":3");
            assertThat(get(server, "/notifications")).contains("\"count\":7");
            assertThat(get(server, "/templates")).contains("\"count\":14");
            assertThat(get(server, "/tenant")).contains("\"count\":2");
            assertThat(get(server, "/settings")).contains("\"count\":1");
            assertThat(get(server, "/groups/administrators/users")).contains("\"count\":1");
            assertThat(get(server, "/products/starter/groups")).contains("\"count\":3", "guests");
        }
    }

    @Test
    void whoWasJoinedToAnAccountIsFoundByIt() {
        try (var server = new TestServer(folder)) {
            server.resources().change(change -> {
                var user = change.find(ROOT.child(Catalogue.USERS, "1")).orElseThrow();
                var document = user.document().deepCopy();
                ((ObjectNode) document.get("properties"))
                        .putArray("identities")
                        .addObject()
                        .put("provider", "Aad")
                        .put("id", "OID-1");
                change.save(user.holding(document, user.internal()));
            });
            assertThat(joined(server)).isEmpty();

            new Additions(server.api()).addAll(server.resources());

            assertThat(joined(server)).contains("1");
        }
    }

    private static Optional<String> joined(TestServer server) {
        return server.resources()
                .read(view -> JoinedAccounts.user(view, TestServer.SERVICE, "aad", "oid-1"))
                .map(user -> user.id().name());
    }

    @Test
    void whatSomebodyTookAwaySinceStaysAway() {
        try (var server = new TestServer(folder)) {
            new Additions(server.api()).addAll(server.resources());
            server.as(TestServer.OWNER, "DELETE", "/products/starter/groups/guests", "");
            server.as(TestServer.OWNER, "DELETE", "/products/unlimited?deleteSubscriptions=true", "");
            var before = server.resources().read(view -> view.revision());

            new Additions(server.api()).addAll(server.resources());

            assertThat(get(server, "/products/starter/groups")).doesNotContain("guests");
            assertThat(server.resources().<Long>read(view -> view.revision())).isEqualTo(before);
        }
    }

    @Test
    void whatIsThereAlreadyStaysAsItIs() {
        try (var server = new TestServer(folder)) {
            server.resources()
                    .change(change -> server.api()
                            .write(
                                    change,
                                    ROOT.child(PortalTypes.PORTAL_SETTINGS, "signin"),
                                    Json.object()
                                            .set("properties", Json.object().put("enabled", true))));

            new Additions(server.api()).addAll(server.resources());

            assertThat(get(server, "/portalsettings/signin")).contains("\"enabled\":true");
            assertThat(server.resources().<Boolean>read(view -> view.exists(ROOT.child(Catalogue.GROUPS, "guests"))))
                    .isTrue();
        }
    }

    private static String get(TestServer server, String path) {
        return server.as(TestServer.OWNER, "GET", path, "").body();
    }
}
