package dev.gatehouse.acceptance;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/** Every door takes the tokens that are for it, and refuses those for every other door. */
@ExtendWith(SharedGatehouse.class)
class DoorsTest {

    @TestFactory
    Stream<DynamicTest> doorTakesItsOwnTokensAlone(Gatehouse gatehouse, Estate estate) {
        var product = estate.product("[\"application-token\"]");
        var application = estate.application(product);

        var tokens = new LinkedHashMap<String, String>();
        tokens.put("gateway", estate.token(application, product));
        tokens.put("ARM", estate.automationToken("https://management.azure.com/.default"));
        tokens.put("ARM, slash", estate.automationToken("https://management.azure.com//.default"));
        tokens.put("ARM, core", estate.automationToken("https://management.core.windows.net/.default"));
        tokens.put("ARM, control URL", estate.automationToken(gatehouse.get("controlUrl") + "/.default"));
        tokens.put("Graph", estate.automationToken("https://graph.microsoft.com/.default"));
        tokens.put("Graph, id", estate.automationToken("00000003-0000-0000-c000-000000000000/.default"));

        var doors = Map.<String, ToIntFunction<String>>of(
                "gateway", token -> estate.echoAs(token).status(),
                "ARM",
                        token -> estate.wire()
                                .get(gatehouse.service() + Estate.VERSION, "Authorization", "Bearer " + token)
                                .status(),
                "Graph",
                        token -> estate.wire()
                                .get(gatehouse.get("graphUrl") + "/applications", "Authorization", "Bearer " + token)
                                .status());

        return doors.entrySet().stream()
                .flatMap(door -> tokens.entrySet().stream()
                        .map(token -> dynamicTest(door.getKey() + " with a token for " + token.getKey(), () -> {
                            var expected = token.getKey().startsWith(door.getKey()) ? 200 : 401;
                            assertThat(door.getValue().applyAsInt(token.getValue()))
                                    .isEqualTo(expected);
                        })));
    }
}
