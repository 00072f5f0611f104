package dev.gatehouse.management.definitions;

import dev.gatehouse.management.definitions.Definitions.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What definitions are read as, and those that nobody should send. */
class DefinitionsTest {
    private static final String HEAD = "openapi: 3.0.0\ninfo: {title: T, version: '1'}\n";

    @Test
    void aYamlBombIsRefusedBeforeItGrows() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 12; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [");
            bomb.append(("*a" + (i - 1) + ", ").repeat(9))
                    .append("*a")
                    .append(i - 1)
                    .append("]\n");
        }

        refused(HEAD + bomb, "too big");
    }

    @Test
    void soIsOneOfMergedObjects() {
        var bomb = new StringBuilder("a0: &a0 {k: v}\n");
        for (var i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d {p: *a%d, q: *a%d, <<: [*a%d, *a%d]}%n".formatted(i, i, i - 1, i - 1, i - 1, i - 1));
        }

        refused(HEAD + bomb, "too big");
    }

    @Test
    void anAnchorWithinItselfIsRefused() {
        refused(HEAD + "x: &x [*x]\n", "nested too deep");
        refused(HEAD + "x: &x {y: *x}\n", "nested too deep");
        refused(HEAD + "x: &x {<<: *x, a: b}\n", "nested too deep");
        refused(HEAD + "x: &x [*x]\ny: {<<: *x}\n", "nested too deep");
    }

    @Test
    void deepNestingIsRefusedInBothLanguages() {
        refused(HEAD + "x: " + "[".repeat(5000) + "]".repeat(5000), "nested too deep");
        refused("{\"openapi\":\"3.0.0\",\"x\":" + "[".repeat(5000) + "]".repeat(5000) + "}", "not valid JSON");
    }

    @Test
    void manyValuesAreRefused() {
        refused(HEAD + "x: [" + "1,".repeat(200_001) + "1]", "too big");
        refused("{\"openapi\":\"3.0.0\",\"x\":[" + "1,".repeat(200_001) + "1]}", "too big");
    }

    @Test
    void tagsMakeNoObjects() {
        refused(HEAD + "x: !!javax.script.ScriptEngineManager [a]\n", "not valid YAML at line 3, column 4");
        refused(HEAD + "x: !mine a\n", "tag");
    }

    @Test
    void whatIsNoYamlIsToldWithItsPlace() {
        refused(HEAD + "a: [\n", "not valid YAML at line 4, column 1");
        refused(HEAD + "a: b\na: c\n", "names a twice at line 4, column 1");
        refused(HEAD + "? [x]\n: y\n", "a name that isn't a text at line 3, column 3");
        refused(HEAD + "a: b\n<<: c\n", "merges what is no object at line 4, column 5");
        refused(HEAD + "a: *b\n", "not valid YAML at line 3, column 4");
    }

    @Test
    void whatIsNoDocumentIsTold() {
        refused("", "empty");
        refused("[1]", "must be an object");
        refused("just words", "must be an object");
        refused("{\"openapi\":\"3.0.0\",", "not valid JSON");
        refused("{\"openapi\":\"3.0.0\",\"openapi\":\"3.0.0\"}", "not valid JSON");
        refused("a: b", "must say its language");
        refused("openapi: 4.0.0", "openapi 4.0.0");
        refused("swagger: '1.2'", "swagger 1.2");
        refused("swagger: '2.0'", "its format is swagger-json");
        assertThatThrownBy(() -> Definitions.read(HEAD, Language.SWAGGER, Optional.empty(), true))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("its format is openapi");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "paths: []                                                | paths must be an object.",
                "paths: {a: {}}                                           | paths.a must begin with a slash.",
                "paths: {/a: {get: x}}                                    | paths./a.get must be an object.",
                "paths: {/a: {get: {summary: [x]}}}                       | paths./a.get.summary must be a text.",
                "paths: {/a: {get: {parameters: {}}}}                     | paths./a.get.parameters must be a list.",
                "paths: {/a: {get: {parameters: [{in: query}]}}}          | paths./a.get.parameters[0].name is required.",
                "paths: {/a: {get: {parameters: [{name: a, in: body}]}}}  | paths./a.get.parameters[0].in must be path",
                "paths: {/a: {get: {parameters: [{name: a, in: query, required: 1}]}}} | [0].required must be true or false.",
                "paths: {/a: {get: {parameters: [{name: a, in: query}, {name: a, in: query}]}}} | [1] is there twice",
                "paths: {/a: {get: {responses: {ok: {}}}}}                | paths./a.get.responses.ok must be named by a status",
                "paths: {/a: {get: {responses: {'600': {}}}}}             | must be named by a status",
                "paths: {/a: {$ref: '#/paths/~1a'}}                       | paths./a.$ref leads round in a circle",
                "paths: {/a: {$ref: '#/x'}}                               | paths./a.$ref leads nowhere",
                "paths: {/a: {$ref: '#x'}}                                | must be a JSON pointer",
                "servers: [{url: '{a}.test'}]                             | servers[0].url has a variable",
                "servers: [{url: '{a}', variables: {a: {}}}]              | servers[0].variables.a.default is required.",
                "servers: [{url: 'ht tp://x'}]                            | servers[0].url must be a URL",
                "components: {schemas: {A: {$ref: '#/components/schemas/B'}}} | components.schemas.A.$ref leads nowhere",
                "components: {schemas: {A: {items: {$ref: '#/info'}}}}    | must lead to a schema with a name",
            })
    void whatIsWrongIsToldWithItsPlace(String text, String told) {
        refused(HEAD + text + "\n", told);
    }

    @Test
    void aDocumentHasATitle() {
        refused("openapi: 3.0.0\npaths: {}", "info is required.");
        refused("openapi: 3.0.0\ninfo: {version: '1'}\npaths: {}", "info.title is required.");
    }

    @Test
    void examplesMayHoldWhatLooksLikeAReference() {
        var read = read(
                HEAD
                        + "components: {schemas: {A: {example: {$ref: 'file:///etc/hostname'}, default: {$ref: 'x'}}}}\npaths: {}");

        assertThat(read.types().orElseThrow().properties().toString()).contains("file:///etc/hostname");
    }

    @Test
    void namesOfOperationsAreUniqueAndShort() {
        var long80 = "a".repeat(200);
        var read = read(HEAD + """
                paths:
                  /%s: {get: {}}
                  /x/y: {get: {operationId: Get It!}, put: {operationId: 'get   it'}, post: {operationId: '???'}}
                """.formatted(long80));

        assertThat(read.operations())
                .extracting(Definition.Operation::id)
                .containsExactly("get-" + "a".repeat(72), "get-it", "get-it-1", "post");
    }

    @Test
    void aServerIsRelativeToWhereTheDocumentWas() {
        var text = HEAD + "servers: [{url: ../v2/}]\npaths: {}";

        var linked = Definitions.read(
                text, Language.OPENAPI, Optional.of(URI.create("https://contoso.test/docs/api/a.yaml")), true);

        assertThat(linked.settings().path("serviceUrl").asText()).isEqualTo("https://contoso.test/docs/v2");
        assertThat(read(text).settings().has("serviceUrl")).isFalse();
        assertThat(read(text).notes()).anyMatch(note -> note.startsWith("servers[0].url isn't kept"));
    }

    @Test
    void argumentsThatATemplateCannotNameStayInTheQuery() {
        var read = read(HEAD + """
                paths:
                  /a/{id}:
                    get:
                      parameters:
                        - {name: id, in: path, required: true}
                        - {name: id, in: query, required: true}
                        - {name: 'filter[x]', in: query, required: true}
                        - {name: 'a&b', in: query, required: true}
                """);

        var operation = read.operations().getFirst().properties();
        assertThat(operation.path("urlTemplate").asText()).isEqualTo("/a/{id}?filter[x]={filter-x-}");
        assertThat(operation.at("/request/queryParameters/0/name").asText()).isEqualTo("id");
        assertThat(operation.at("/request/queryParameters/1/name").asText()).isEqualTo("a&b");
    }

    private static Definition read(String text) {
        return Definitions.read(text, Language.OPENAPI, Optional.empty(), true);
    }

    private static void refused(String text, String told) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining(told);
    }
}
