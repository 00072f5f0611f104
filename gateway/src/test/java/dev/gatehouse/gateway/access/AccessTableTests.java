package dev.gatehouse.gateway.access;

import dev.gatehouse.gateway.TestGateway;
import dev.gatehouse.gateway.TestIssuer;
import dev.gatehouse.model.gateway.AccessExplainer;
import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.model.gateway.Entity.Subscription.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static dev.gatehouse.gateway.Estate.SERVICE;
import static dev.gatehouse.gateway.Estate.api;
import static dev.gatehouse.gateway.Estate.application;
import static dev.gatehouse.gateway.Estate.issuer;
import static dev.gatehouse.gateway.Estate.link;
import static dev.gatehouse.gateway.Estate.openApi;
import static dev.gatehouse.gateway.Estate.operation;
import static dev.gatehouse.gateway.Estate.product;
import static dev.gatehouse.gateway.Estate.service;
import static dev.gatehouse.gateway.Estate.subscription;
import static dev.gatehouse.gateway.Estate.user;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole table: every kind of key with every kind of bearer, at an API for every kind of product it may be in, told
 * from outside by status, by the record of the call, and by the explainer.
 */
class AccessTableTests {
    private static final TestIssuer.Key SIGNING = TestIssuer.Key.of("k1");
    private static final String CLIENT = "client-one";

    @TempDir
    Path folder;

    enum Accepts {
        KEYS,
        TOKENS,
        BOTH;

        boolean keys() {
            return this != TOKENS;
        }

        boolean tokens() {
            return this != KEYS;
        }
    }

    enum Key {
        NONE,
        OF_THE_PRODUCT,
        OF_THE_API,
        OF_ALL_APIS,
        OF_THE_SERVICE,
        OF_ANOTHER_PRODUCT,
        OF_ANOTHER_API,
        INACTIVE,
        NOBODYS
    }

    enum Bearer {
        NONE,
        SOMEBODY_ELSES,
        UNREADABLE,
        OF_THE_PRODUCT,
        OF_THE_PRODUCT_BY_URI,
        OF_THE_PRODUCT_WITHOUT_ROLE,
        OF_ANOTHER_PRODUCT,
        OF_ANOTHER_PRODUCT_EXPIRED,
        OF_ONE_WITHDRAWN
    }

    /** One API, in one product of its own, perhaps also in an open one. */
    record Place(
            String name,
            Accepts accepts,
            boolean productRequiresSubscription,
            boolean apiRequiresSubscription,
            boolean inAnOpenProduct) {
        Optional<String> openProduct() {
            if (!productRequiresSubscription && !accepts.tokens()) {
                return Optional.of("p-" + name);
            }
            return inAnOpenProduct ? Optional.of("open-" + name) : Optional.empty();
        }
    }

    /** What is to come out: who is let in, or why nobody is. */
    record Expected(
            int status, AccessOutcome outcome, String product, String application, String subscription, String user) {
        static Expected allowed(String product, String application, String subscription, String user) {
            return new Expected(200, AccessOutcome.SERVED, product, application, subscription, user);
        }

        static Expected refused(int status, AccessOutcome outcome) {
            return new Expected(status, outcome, "", "", "", "");
        }
    }

    @Test
    void everyRowOfTheTableHoldsForEveryKindOfProduct() {
        try (var issuer = new TestIssuer(SIGNING);
                var gateway = new TestGateway(folder, issuer)) {
            var places = places();
            gateway.serve(estate(issuer, places));
            var wrong = new ArrayList<String>();
            for (var place : places) {
                for (var bearer : Bearer.values()) {
                    var token = token(gateway, place, bearer);
                    for (var key : Key.values()) {
                        check(gateway, place, key, bearer, token, wrong);
                    }
                }
            }
            assertThat(wrong).isEmpty();
            assertThat(issuer.fetches()).isEqualTo(1);
        }
    }

    private static void check(
            TestGateway gateway, Place place, Key key, Bearer bearer, Optional<String> token, List<String> wrong) {
        var expected = expected(place, key, bearer);
        var headers = new ArrayList<String>();
        key(place, key).ifPresent(value -> headers.add("Ocp-Apim-Subscription-Key: " + value));
        token.ifPresent(value -> headers.add("Authorization: Bearer " + value));
        var reply = gateway.get("/" + place.name() + "/x", headers.toArray(String[]::new));
        var record = gateway.record();
        var found = expected.status() == 200
                ? new Expected(
                        reply.status(),
                        record.outcome(),
                        record.productId(),
                        record.applicationId(),
                        record.subscriptionId(),
                        record.userId())
                : Expected.refused(reply.status(), record.outcome());
        var where = place + " " + key + " " + bearer + " (" + record.reason() + ")";
        if (!found.equals(expected)) {
            wrong.add(where + ": " + found + " instead of " + expected);
        }
        if (expected.status() != 200
                && (record.reason().isEmpty() || reply.body().contains(token.orElse("no token")))) {
            wrong.add(where + ": the reason is missing, or the token is shown");
        }
        if (key == Key.NONE && token.isPresent()) {
            var explained = gateway.gateway().explain(SERVICE, "a-" + place.name() + "/get", token.get());
            boolean agrees = explained.allowed() == (expected.status() == 200)
                    && (explained.allowed() || firstFailed(explained) == expected.outcome());
            if (!agrees) {
                wrong.add(where + ": the explainer says " + explained);
            }
        }
    }

    private static AccessOutcome firstFailed(AccessExplainer.Explanation explained) {
        return explained.checks().stream()
                .filter(check -> !check.passed())
                .findFirst()
                .orElseThrow()
                .failsAs();
    }

    /** The table as the requirement states it. */
    private static Expected expected(Place place, Key key, Bearer bearer) {
        switch (key) {
            case OF_THE_PRODUCT -> {
                if (place.accepts().keys()) {
                    return Expected.allowed("p-" + place.name(), "", "s-p-" + place.name(), "owner");
                }
            }
            case OF_THE_API -> {
                return Expected.allowed("", "", "s-a-" + place.name(), "owner");
            }
            case OF_ALL_APIS -> {
                return Expected.allowed("", "", "s-all", "owner");
            }
            case OF_THE_SERVICE -> {
                return Expected.allowed("", "", "s-master", "owner");
            }
            case NONE, OF_ANOTHER_PRODUCT, OF_ANOTHER_API, INACTIVE, NOBODYS -> {}
        }
        if (place.accepts().tokens()) {
            switch (bearer) {
                case OF_THE_PRODUCT, OF_THE_PRODUCT_BY_URI -> {
                    return Expected.allowed("p-" + place.name(), "app", "", "owner");
                }
                case OF_THE_PRODUCT_WITHOUT_ROLE -> {
                    return Expected.refused(403, AccessOutcome.ROLE_MISSING);
                }
                default -> {}
            }
        }
        var open = place.openProduct().map(product -> Expected.allowed(product, "", "", ""));
        if (key == Key.OF_ANOTHER_PRODUCT) {
            return open.orElse(Expected.refused(401, AccessOutcome.KEY_INVALID));
        }
        if (key != Key.NONE) {
            return Expected.refused(401, AccessOutcome.KEY_INVALID);
        }
        if (open.isPresent()) {
            return open.get();
        }
        if (!place.apiRequiresSubscription()) {
            return Expected.allowed("", "", "", "");
        }
        return switch (bearer) {
            case NONE, SOMEBODY_ELSES -> Expected.refused(401, AccessOutcome.CREDENTIAL_MISSING);
            case UNREADABLE ->
                Expected.refused(
                        401,
                        place.accepts().tokens() ? AccessOutcome.TOKEN_MALFORMED : AccessOutcome.CREDENTIAL_MISSING);
            case OF_ANOTHER_PRODUCT -> Expected.refused(403, AccessOutcome.PRODUCT_WITHOUT_API);
            case OF_ANOTHER_PRODUCT_EXPIRED -> Expected.refused(401, AccessOutcome.TOKEN_EXPIRED);
            case OF_ONE_WITHDRAWN, OF_THE_PRODUCT, OF_THE_PRODUCT_BY_URI, OF_THE_PRODUCT_WITHOUT_ROLE ->
                Expected.refused(403, AccessOutcome.APPLICATION_ACCESS_WITHDRAWN);
        };
    }

    private static Optional<String> key(Place place, Key key) {
        return switch (key) {
            case NONE -> Optional.empty();
            case OF_THE_PRODUCT -> Optional.of("key-p-" + place.name());
            case OF_THE_API -> Optional.of("key-a-" + place.name());
            case OF_ALL_APIS -> Optional.of("key-all");
            case OF_THE_SERVICE -> Optional.of("key-master");
            case OF_ANOTHER_PRODUCT -> Optional.of("key-elsewhere");
            case OF_ANOTHER_API -> Optional.of("key-other-api");
            case INACTIVE -> Optional.of("key-inactive");
            case NOBODYS -> Optional.of("nobodys");
        };
    }

    private static Optional<String> token(TestGateway gateway, Place place, Bearer bearer) {
        var claims = switch (bearer) {
            case NONE -> null;
            case UNREADABLE -> null;
            case SOMEBODY_ELSES -> gateway.claims("api://somebody", "Role.x", CLIENT);
            case OF_THE_PRODUCT -> gateway.claims("guid-" + place.name(), "Role." + place.name(), CLIENT);
            case OF_THE_PRODUCT_BY_URI ->
                gateway.claims("API://guid-" + place.name() + "/", "Role." + place.name(), CLIENT);
            case OF_THE_PRODUCT_WITHOUT_ROLE -> gateway.claims("guid-" + place.name(), "Role.other", CLIENT);
            case OF_ANOTHER_PRODUCT, OF_ANOTHER_PRODUCT_EXPIRED ->
                gateway.claims("guid-elsewhere", "Role.elsewhere", CLIENT);
            case OF_ONE_WITHDRAWN -> gateway.claims("guid-withdrawn", "Role.withdrawn", CLIENT);
        };
        if (bearer == Bearer.OF_ANOTHER_PRODUCT_EXPIRED) {
            claims.put("exp", gateway.now().getEpochSecond() - 60);
        }
        return claims == null
                ? Optional.of("not.a.token").filter(_ -> bearer == Bearer.UNREADABLE)
                : Optional.of(TestIssuer.token(SIGNING, claims));
    }

    private static List<Place> places() {
        var places = new ArrayList<Place>();
        for (var accepts : Accepts.values()) {
            for (var product : List.of(true, false)) {
                for (var apiRequires : List.of(true, false)) {
                    for (var alsoOpen : List.of(true, false)) {
                        boolean open = !product && !accepts.tokens();
                        if (!open || !alsoOpen) {
                            places.add(new Place("n" + places.size(), accepts, product, apiRequires, alsoOpen));
                        }
                    }
                }
            }
        }
        return places;
    }

    private static List<Entity> estate(TestIssuer issuer, List<Place> places) {
        var estate = new ArrayList<Entity>(List.of(
                service(),
                issuer(issuer.jwksUri(), TestIssuer.TENANT, TestIssuer.ISSUER, TestIssuer.ISSUER_V1),
                user("owner", true),
                application("app", CLIENT, "owner"),
                api("other", "other"),
                product("elsewhere", true, true, true, entra("elsewhere"), "other"),
                product("withdrawn", true, true, false, entra("withdrawn"), "other"),
                link("app", "elsewhere"),
                link("app", "withdrawn"),
                keyed("s-all", Scope.ALL_APIS, "", "key-all"),
                keyed("s-master", Scope.SERVICE, "", "key-master"),
                keyed("s-elsewhere", Scope.PRODUCT, "elsewhere", "key-elsewhere"),
                keyed("s-other", Scope.API, "other", "key-other-api")));
        for (var place : places) {
            var name = place.name();
            var apiId = "a-" + name;
            estate.add(place.apiRequiresSubscription() ? api(apiId, name) : openApi(apiId, name));
            estate.add(operation(apiId, "get", "GET", "/x"));
            estate.add(product(
                    "p-" + name,
                    place.productRequiresSubscription(),
                    place.accepts().keys(),
                    place.accepts().tokens(),
                    entra(name),
                    apiId));
            if (place.inAnOpenProduct()) {
                estate.add(product("open-" + name, false, true, false, Optional.empty(), apiId));
            }
            estate.add(link("app", "p-" + name));
            estate.add(keyed("s-p-" + name, Scope.PRODUCT, "p-" + name, "key-p-" + name));
            estate.add(keyed("s-a-" + name, Scope.API, apiId, "key-a-" + name));
        }
        var inactive = keyed("s-inactive", Scope.SERVICE, "", "key-inactive");
        estate.add(new Entity.Subscription(
                inactive.id(),
                inactive.name(),
                inactive.scope(),
                inactive.scopeId(),
                inactive.ownerId(),
                false,
                inactive.primaryKeyHash(),
                inactive.secondaryKeyHash(),
                inactive.createdDate(),
                inactive.startDate(),
                inactive.endDate()));
        return estate;
    }

    private static Entity.Subscription keyed(String id, Scope scope, String scopeId, String key) {
        return subscription(id, scope, scopeId, TestGateway.HASHES.of(key));
    }

    private static Optional<Entity.ProductApplication> entra(String name) {
        return Optional.of(new Entity.ProductApplication("guid-" + name, "api://guid-" + name, "Role." + name));
    }
}
