package dev.gatehouse.management.publishing;

import dev.gatehouse.management.provisioning.Installation;
import dev.gatehouse.management.provisioning.RecordingSink;
import dev.gatehouse.model.gateway.ConfigurationChange;
import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.model.secret.KeyedHash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** What the gateway is handed when resources change, through the ARM door. */
final class PublishingTest {
    @TempDir
    Path folder;

    private final RecordingSink sink = new RecordingSink();
    private Installation arm;

    @BeforeEach
    void start() {
        arm = new Installation(folder, sink);
    }

    @AfterEach
    void stop() {
        arm.close();
    }

    @Test
    void theServiceAndItsIssuerStandThere() {
        assertThat(sink.find(Entity.Service.class, "service"))
                .contains(
                        new Entity.Service("service", "apim", Set.of("gateway.example", "apim.gateway.example"), true));
        assertThat(sink.find(Entity.Issuer.class, "issuer"))
                .contains(new Entity.Issuer(
                        "issuer", Set.of("https://issuer.example/"), "https://issuer.example/keys", "tenant-1"));
    }

    @Test
    void anApiItsOperationAndItsProductReachTheGatewayAndLeaveIt() {
        echo();
        arm.put(
                "/apis/Echo/operations/Get",
                "{\"displayName\":\"Get it\",\"method\":\"get\",\"urlTemplate\":\"/resource\"}");
        arm.put("/products/Starter", "{\"displayName\":\"Starter\",\"state\":\"published\"}");
        arm.send("PUT", "/products/starter/apis/ECHO", "");

        assertThat(sink.find(Entity.Api.class, "echo")).hasValueSatisfying(api -> {
            assertThat(api.path()).isEqualTo("echo");
            assertThat(api.protocols()).containsExactly("https");
            assertThat(api.serviceUrl()).isEqualTo(Optional.of("https://backend.example"));
            assertThat(api.keyHeader()).isEqualTo("Ocp-Apim-Subscription-Key");
            assertThat(api.current()).isTrue();
            assertThat(api.online()).isTrue();
        });
        assertThat(sink.find(Entity.Operation.class, "echo/get")).hasValueSatisfying(operation -> {
            assertThat(operation.name()).isEqualTo("Get");
            assertThat(operation.method()).isEqualTo("GET");
        });
        assertThat(sink.find(Entity.Product.class, "starter")).hasValueSatisfying(product -> {
            assertThat(product.apiIds()).containsExactly("echo");
            assertThat(product.published()).isTrue();
            assertThat(product.acceptsKeys()).isTrue();
            assertThat(product.acceptsTokens()).isFalse();
            assertThat(product.application()).isEmpty();
        });

        assertThat(arm.delete("/products/starter/apis/echo").status()).isEqualTo(200);
        assertThat(sink.find(Entity.Product.class, "starter").orElseThrow().apiIds())
                .isEmpty();
        assertThat(arm.delete("/apis/echo").status()).isEqualTo(200);
        assertThat(sink.find(Entity.Api.class, "echo")).isEmpty();
        assertThat(sink.find(Entity.Operation.class, "echo/get")).isEmpty();
    }

    @Test
    void aKeyGoesOutAsAHashAndASecretNamedValueOpened() {
        arm.put("/products/starter", "{\"displayName\":\"Starter\"}");
        arm.put(
                "/subscriptions/s1",
                "{\"displayName\":\"S\",\"scope\":\"/products/starter\",\"state\":\"active\",\"primaryKey\":\"the-primary-key\"}");
        arm.put("/namedValues/nv", "{\"displayName\":\"Secret-Name\",\"value\":\"the-value\",\"secret\":true}");

        assertThat(sink.find(Entity.Subscription.class, "s1")).hasValueSatisfying(subscription -> {
            assertThat(subscription.primaryKeyHash()).isEqualTo(new KeyedHash(new byte[32]).of("the-primary-key"));
            assertThat(subscription.secondaryKeyHash()).hasSize(43);
            assertThat(subscription.scope()).isEqualTo(Entity.Subscription.Scope.PRODUCT);
            assertThat(subscription.scopeId()).isEqualTo("starter");
            assertThat(subscription.active()).isTrue();
            assertThat(subscription.toString()).doesNotContain("the-primary-key");
        });
        assertThat(sink.find(Entity.NamedValue.class, "nv")).hasValueSatisfying(named -> {
            assertThat(named.name()).isEqualTo("Secret-Name");
            assertThat(named.value()).isEqualTo("the-value");
            assertThat(named.secret()).isTrue();
        });
    }

    @Test
    void policiesOfAllScopesAreNamedByWhereTheyStand() {
        echo();
        arm.put("/apis/echo/operations/get", "{\"displayName\":\"G\",\"method\":\"GET\",\"urlTemplate\":\"/r\"}");
        arm.put("/products/starter", "{\"displayName\":\"Starter\"}");
        var document =
                "{\"value\":\"<policies><inbound><base/></inbound><backend><base/></backend><outbound><base/></outbound></policies>\"}";
        for (var place : new String[] {"/products/starter", "/apis/echo", "/apis/echo/operations/get"}) {
            assertThat(arm.put(place + "/policies/policy", document).status()).isEqualTo(201);
        }
        arm.put(
                "/policies/policy",
                "{\"format\":\"rawxml\",\"value\":\"<policies><inbound/><backend><forward-request/></backend><outbound/></policies>\"}");

        for (var id : new String[] {"product/starter", "api/echo", "operation/echo/get"}) {
            assertThat(sink.find(Entity.Policy.class, id)).as(id).isPresent();
        }
        assertThat(sink.find(Entity.Policy.class, "global").orElseThrow().raw()).isTrue();
        arm.delete("/apis/echo/policies/policy");
        assertThat(sink.find(Entity.Policy.class, "api/echo")).isEmpty();
    }

    @Test
    void whatStandsInAWorkspaceIsCalledByItsNameToo() {
        echo();
        arm.put("/workspaces/Team", "{\"displayName\":\"Team\"}");
        arm.put(
                "/workspaces/team/apis/echo",
                "{\"displayName\":\"Echo\",\"path\":\"team-echo\",\"protocols\":[\"https\"]}");
        arm.put(
                "/workspaces/team/apis/echo/operations/get",
                "{\"displayName\":\"G\",\"method\":\"GET\",\"urlTemplate\":\"/r\"}");
        arm.put("/workspaces/team/products/p", "{\"displayName\":\"P\"}");
        arm.put("/workspaces/team/namedValues/n", "{\"displayName\":\"n\",\"value\":\"v\"}");
        arm.put(
                "/workspaces/team/subscriptions/s",
                "{\"displayName\":\"S\",\"scope\":\"/products/p\",\"state\":\"active\"}");
        arm.put(
                "/workspaces/team/subscriptions/all",
                "{\"displayName\":\"All\",\"scope\":\"/apis\",\"state\":\"active\"}");
        var document = "{\"value\":\"<policies><inbound><base/></inbound></policies>\"}";
        for (var place : new String[] {"", "/products/p", "/apis/echo", "/apis/echo/operations/get"}) {
            assertThat(arm.put("/workspaces/team" + place + "/policies/policy", document)
                            .status())
                    .isEqualTo(201);
        }

        assertThat(sink.find(Entity.Api.class, "echo").orElseThrow().path()).isEqualTo("echo");
        assertThat(sink.find(Entity.Api.class, "team/echo").orElseThrow().path())
                .isEqualTo("team-echo");
        assertThat(sink.find(Entity.Operation.class, "team/echo/get")
                        .orElseThrow()
                        .apiId())
                .isEqualTo("team/echo");
        assertThat(sink.find(Entity.Product.class, "team/p")).isPresent();
        assertThat(sink.find(Entity.NamedValue.class, "team/n")).isPresent();
        assertThat(sink.find(Entity.Subscription.class, "team/s")).hasValueSatisfying(subscription -> {
            assertThat(subscription.scope()).isEqualTo(Entity.Subscription.Scope.PRODUCT);
            assertThat(subscription.scopeId()).isEqualTo("team/p");
        });
        assertThat(sink.find(Entity.Subscription.class, "team/all")).hasValueSatisfying(subscription -> {
            assertThat(subscription.scope()).isEqualTo(Entity.Subscription.Scope.WORKSPACE);
            assertThat(subscription.scopeId()).isEqualTo("team");
        });
        for (var id : new String[] {"workspace/team", "product/team/p", "api/team/echo", "operation/team/echo/get"}) {
            assertThat(sink.find(Entity.Policy.class, id))
                    .as(id)
                    .hasValueSatisfying(policy -> assertThat(policy.workspace()).isEqualTo("team"));
        }
        assertThat(sink.find(Entity.Policy.class, "global")
                        .map(Entity.Policy::workspace)
                        .orElse(""))
                .isEmpty();
        var snapshot = new RecordingSink();
        arm.publishTo(snapshot);
        assertThat(snapshot.entities()).isEqualTo(sink.entities());

        assertThat(arm.delete("/workspaces/team").status()).isEqualTo(200);

        assertThat(sink.entities().values())
                .noneMatch(
                        entity -> entity.id().startsWith("team") || entity.id().contains("/team"));
        assertThat(sink.find(Entity.Api.class, "echo")).isPresent();
    }

    @Test
    void blockingAnOwnerReachesTheGateway() {
        arm.user("bob");
        assertThat(sink.find(Entity.User.class, "bob").orElseThrow().active()).isTrue();

        arm.put(
                "/users/bob",
                "{\"email\":\"bob@x.example\",\"firstName\":\"A\",\"lastName\":\"B\",\"state\":\"blocked\"}");

        assertThat(sink.find(Entity.User.class, "bob").orElseThrow().active()).isFalse();
    }

    @Test
    void onlyWhatChangedGoesOut() {
        arm.put("/products/a", "{\"displayName\":\"A\"}");
        arm.put("/products/b", "{\"displayName\":\"B\"}");
        var replaced = sink.replaced();

        arm.put("/products/a", "{\"displayName\":\"A2\"}");

        assertThat(sink.replaced()).isEqualTo(replaced);
        assertThat(sink.updates().getLast().changes())
                .singleElement()
                .satisfies(change -> assertThat(
                                ((ConfigurationChange.Put) change).entity().id())
                        .isEqualTo("a"));
    }

    @Test
    void aReplyIsSentOnlyAfterItsRevisionWasHandedOver() {
        for (int i = 0; i < 5; i++) {
            var reply = arm.put("/products/p" + i, "{\"displayName\":\"P" + i + "\"}");
            assertThat(reply.raw().orElseThrow().headers().firstValue("x-gatehouse-revision"))
                    .contains(Long.toString(sink.revision()));
        }
    }

    @Test
    void aSinkThatServesAnotherStoreIsGivenEverything() {
        var other = new RecordingSink();
        arm.put("/products/a", "{\"displayName\":\"A\"}");

        arm.publishTo(other);

        assertThat(other.entities()).isEqualTo(sink.entities());
        assertThat(other.revision()).isEqualTo(sink.revision());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverChangesTheStepsEndWhereASnapshotBegins(long seed) {
        var random = new Random(seed);
        echo();
        for (int i = 0; i < 60; i++) {
            change(random);
        }

        var snapshot = new RecordingSink();
        arm.publishTo(snapshot);

        assertThat(sink.entities()).isEqualTo(snapshot.entities());
        assertThat(sink.replaced()).as("by steps alone").isEqualTo(1);
    }

    private void change(Random random) {
        var one = "x" + random.nextInt(3);
        switch (random.nextInt(14)) {
            case 0 -> arm.put("/products/" + one, "{\"displayName\":\"P " + one + "\",\"subscriptionRequired\":true}");
            case 1 -> arm.delete("/products/" + one + "?deleteSubscriptions=true");
            case 2 -> arm.send("PUT", "/products/" + one + "/apis/echo", "");
            case 3 -> arm.delete("/products/" + one + "/apis/echo");
            case 4 ->
                arm.put(
                        "/users/" + one,
                        "{\"email\":\"" + one + "@x.example\",\"firstName\":\"A\",\"lastName\":\"" + random.nextInt(9)
                                + "\"}");
            case 5 -> arm.delete("/users/" + one);
            case 6 ->
                arm.put(
                        "/clientApplications/" + one,
                        "{\"displayName\":\"" + one + "\",\"ownerId\":\"/users/ada\",\"enabled\":"
                                + random.nextBoolean() + "}");
            case 7 -> arm.delete("/clientApplications/" + one);
            case 8 ->
                arm.put(
                        "/products/" + one,
                        "{\"displayName\":\"P " + one + "\",\"authenticationType\":[\"application-token\"]}");
            case 9 -> arm.put("/products/" + one, "{\"displayName\":\"P " + one + "\",\"authenticationType\":[]}");
            case 10 ->
                arm.put(
                        "/clientApplications/" + one + "/productLinks/l",
                        "{\"productId\":\"/products/x" + random.nextInt(3) + "\"}");
            case 11 -> arm.delete("/clientApplications/" + one + "/productLinks/l");
            case 12 ->
                arm.put(
                        "/subscriptions/" + one,
                        "{\"displayName\":\"s\",\"scope\":\"/products/" + one + "\",\"state\":\"active\"}");
            default ->
                arm.put(
                        "/namedValues/" + one,
                        "{\"displayName\":\"n" + one + "\",\"value\":\"" + random.nextInt() + "\"}");
        }
    }

    private void echo() {
        arm.put(
                "/apis/echo",
                "{\"displayName\":\"Echo\",\"path\":\"/echo/\",\"serviceUrl\":\"https://backend.example\",\"protocols\":[\"https\"]}");
    }
}
