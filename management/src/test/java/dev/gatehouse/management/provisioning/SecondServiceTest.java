package dev.gatehouse.management.provisioning;

import dev.gatehouse.model.gateway.Entity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** A service beside the first: at the gateway, and at the identity provider. */
final class SecondServiceTest {
    private static final String SECOND = Installation.SERVICE.path().replace("/service/apim", "/service/Second");
    private static final String MAKE = """
            {"location":"local","sku":{"name":"Developer","capacity":1},
             "properties":{"publisherEmail":"two@x.example","publisherName":"Two"}}""";

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
    void itIsServedUnderItsNameBeforeTheGatewaysHost() {
        var made = arm.send("PUT", "~" + SECOND, MAKE);

        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        assertThat(made.body().at("/properties/gatewayUrl").asText()).isEqualTo("https://second.gateway.example");
        var entities = ofSecond();
        assertThat(entities.get("SERVICE service"))
                .isEqualTo(new Entity.Service("service", "Second", java.util.Set.of("second.gateway.example"), false));
        assertThat(entities).containsKeys("API echo-api", "PRODUCT starter", "SUBSCRIPTION master", "ISSUER issuer");
        var snapshot = new RecordingSink();
        arm.publishTo(snapshot);
        assertThat(snapshot.entities()).isEqualTo(sink.entities());
    }

    @Test
    void whenItIsDeletedNothingOfItIsServedOrRegisteredAnyMore() {
        arm.put("/products/p", "{\"displayName\":\"P\",\"authenticationType\":[\"application-token\"]}");
        var before = sink.entities();
        var registered = registered();
        arm.send("PUT", "~" + SECOND, MAKE);
        arm.send("PATCH", "~" + SECOND, "{\"identity\":{\"type\":\"SystemAssigned\"}}");
        arm.put("~" + SECOND + "/products/p", "{\"displayName\":\"P\",\"authenticationType\":[\"application-token\"]}");
        arm.put("~" + SECOND + "/clientApplications/c", "{\"displayName\":\"C\",\"ownerId\":\"/users/1\"}");
        var linked = arm.put("~" + SECOND + "/clientApplications/c/productLinks/l", "{\"productId\":\"/products/p\"}");
        assertThat(linked.status()).as(linked.body().toString()).isEqualTo(201);
        assertThat(registered())
                .isEqualTo(registered.stream().map(count -> count + 1).toList());
        assertThat(ofSecond()).containsKeys("APPLICATION c", "PRODUCT_LINK c/l");

        assertThat(arm.send("DELETE", "~" + SECOND, "").status()).isEqualTo(200);
        arm.provisioning.runDue();

        assertThat(sink.entities()).isEqualTo(before);
        assertThat(registered()).isEqualTo(registered);
        assertThat(arm.get("/products/p").status()).isEqualTo(200);
    }

    @Test
    void aLinkLeadsToAProductOfTheSameServiceAlone() {
        arm.put("/products/p", "{\"displayName\":\"P\",\"authenticationType\":[\"application-token\"]}");
        arm.send("PUT", "~" + SECOND, MAKE);
        arm.put("~" + SECOND + "/clientApplications/c", "{\"displayName\":\"C\",\"ownerId\":\"/users/1\"}");

        var refused = arm.put(
                "~" + SECOND + "/clientApplications/c/productLinks/l",
                "{\"productId\":\"" + Installation.SERVICE.path() + "/products/p\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(ofSecond()).doesNotContainKey("PRODUCT_LINK c/l");
    }

    private List<Integer> registered() {
        var directory = arm.directory;
        return List.of(
                directory.products.size(),
                directory.clients.size(),
                directory.grants.size(),
                directory.identities.size());
    }

    private Map<String, Entity> ofSecond() {
        var key = SECOND.toLowerCase(java.util.Locale.ROOT) + " ";
        return sink.entities().entrySet().stream()
                .filter(one -> one.getKey().startsWith(key))
                .collect(Collectors.toMap(one -> one.getKey().substring(key.length()), Map.Entry::getValue));
    }
}
