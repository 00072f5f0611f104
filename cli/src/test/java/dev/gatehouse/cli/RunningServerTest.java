package dev.gatehouse.cli;

import dev.gatehouse.http.Handler;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RunningServerTest {
    @TempDir
    private Path data;

    private DoubleOfServer door;
    private RunningServer server;

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
            door.close();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "400 | FAILED    | {'error':{'code':'X','message':'Wrong.'}}            | Wrong.",
                "404 | NOT_FOUND | {'error':{'code':'X','message':'Not there.'}}        | Not there.",
                "401 | FAILED    | {'error':'invalid_client','error_description':'AADSTS7000215: wrong'} | AADSTS7000215: wrong",
                "401 | FAILED    | {'error':'invalid_client'}                           | invalid_client",
                "403 | FAILED    | {'statusCode':403,'message':'No access.'}            | No access.",
                "500 | FAILED    | {}                                                   | The server answered with status 500.",
                "502 | FAILED    | <html>                                               | The server answered with status 502.",
                "200 | FAILED    | <html>                                               | The answer is not valid JSON.",
            })
    void getWhenItIsRefusedThenTheSentenceOfTheErrorIsSaid(int status, ExitCode code, String body, String said)
            throws Exception {
        answering(_ -> text(status, body.replace('\'', '"')));

        assertThatThrownBy(() -> server.get("/products/x"))
                .isInstanceOfSatisfying(
                        VerbException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessage(said);
    }

    @Test
    void getWhenSeveralFieldsAreWrongThenEachHasItsLineAndNoneSteersTheTerminal() throws Exception {
        answering(_ -> text(400, """
                {"error":{"message":"Wrong \\u001b[2J.","details":[
                  {"target":"a","message":"is\\nlong"},{"target":"b","message":"is short"}]}}"""));

        assertThatThrownBy(() -> server.get(""))
                .hasMessage("Wrong \ufffd[2J.\n  a: is\ufffdlong\n  b: is short")
                .hasMessageNotContaining(DoubleOfServer.SECRET);
    }

    @Test
    void listWhenThereAreMorePagesThenAllAreReadWithOneToken() throws Exception {
        answering(request -> {
            var page = Json.object();
            if (request.rawQuery().contains("$skip")) {
                page.putArray("value").addObject().put("name", "b");
            } else {
                page.putArray("value").addObject().put("name", "a");
                page.put("nextLink", server.description().get("controlUrl") + "/next?$skip=1");
            }
            return Reply.json(200, page);
        });

        assertThat(server.list("/products"))
                .extracting(each -> each.path("name").asText())
                .containsExactly("a", "b");
        assertThat(door.requests())
                .containsExactly(
                        "POST /token",
                        "GET " + DoubleOfServer.SERVICE + "/products?api-version=2025-09-01-preview",
                        "GET /next?$skip=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:1/next", "http://localhost:10.example/next", "https://elsewhere.example/"})
    void listWhenTheNextPageIsElsewhereThenNobodyElseGetsTheToken(String link) throws Exception {
        var page = Json.object().put("nextLink", link);
        page.putArray("value");
        answering(_ -> Reply.json(200, page));

        assertThatThrownBy(() -> server.list("/products")).hasMessageContaining("somewhere else");
        assertThat(door.requests()).hasSize(2);
    }

    @Test
    void namedWhenItIsNoIdThenTheDisplayNameIsLookedUpQuoted() throws Exception {
        answering(request -> request.rawQuery().contains("filter") ? found("o1") : Reply.empty(404));

        assertThat(server.named("/products", "O'Neil & Co").path("name").asText())
                .isEqualTo("o1");
        assertThat(door.requests().getLast()).contains("displayName%20eq%20%27O%27%27Neil%20%26%20Co%27");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", " "})
    void namedWhenItWouldBeAnotherPathThenOnlyDisplayNamesAreAsked(String name) throws Exception {
        answering(_ -> found());

        assertThatThrownBy(() -> server.named("/clientApplications", name))
                .isInstanceOfSatisfying(
                        VerbException.class, e -> assertThat(e.code()).isEqualTo(ExitCode.NOT_FOUND))
                .hasMessageContaining("among client applications");
        assertThat(door.requests()).hasSize(2).last().asString().contains("/clientApplications?$filter=");
    }

    @Test
    void namedWhenNoResourceCanHaveThatNameThenTheDisplayNameIsLookedUp() throws Exception {
        answering(request -> request.rawQuery().contains("filter") ? found("o1") : text(400, "{\"error\":{}}"));

        assertThat(server.named("/products", "a/b").path("name").asText()).isEqualTo("o1");
    }

    @Test
    void namedWhenSeveralAreCalledSoThenTheirIdsAreNamed() throws Exception {
        answering(request -> request.rawQuery().contains("filter") ? found("o1", "o2") : Reply.empty(404));

        assertThatThrownBy(() -> server.named("/products", "twice"))
                .isInstanceOfSatisfying(
                        VerbException.class, e -> assertThat(e.code()).isEqualTo(ExitCode.USAGE))
                .hasMessageContaining("o1, o2");
    }

    @Test
    void checkedTokenWhenThereIsNoneThenItIsAnError() throws Exception {
        answering(_ -> text(200, "{}"));

        var reply = server.send(dev.gatehouse.http.OutboundRequest.get(
                java.net.URI.create(server.description().get("controlUrl") + "/other")));
        assertThatThrownBy(() -> RunningServer.checkedToken(reply)).isInstanceOf(VerbException.class);
    }

    @Test
    void sendWhenNobodyListensThenItSaysThatNoServerRuns() throws Exception {
        answering(_ -> Reply.empty(200));
        door.close();

        assertThatThrownBy(() -> server.get(""))
                .isInstanceOfSatisfying(
                        VerbException.class, e -> assertThat(e.code()).isEqualTo(ExitCode.NOT_RUNNING))
                .hasMessageContainingAll(data.toString(), "./gatehouse run");
    }

    @Test
    void atWhenTheFolderIsNoServersThenItSaysWhatToDo() throws IOException {
        assertThatThrownBy(() -> RunningServer.at(data))
                .isInstanceOfSatisfying(
                        VerbException.class, e -> assertThat(e.code()).isEqualTo(ExitCode.NOT_RUNNING))
                .hasMessageContaining("--data");

        Files.writeString(data.resolve("gatehouse.json"), "{\"automation\":{\"clientSecret\":\"hunter2\"}");
        assertThatThrownBy(() -> RunningServer.at(data))
                .isInstanceOf(VerbException.class)
                .hasMessageContaining("can't be read")
                .hasMessageNotContaining("hunter2");
    }

    private void answering(Handler handler) throws IOException, GeneralSecurityException {
        door = new DoubleOfServer(data, handler);
        server = RunningServer.at(data);
    }

    private static Reply text(int status, String body) {
        return Reply.bytes(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private static Reply found(String... names) {
        var page = Json.object();
        var value = page.putArray("value");
        for (var name : names) {
            value.addObject().put("name", name);
        }
        return Reply.json(200, page);
    }
}
