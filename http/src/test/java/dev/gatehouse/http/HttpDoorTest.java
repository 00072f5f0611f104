package dev.gatehouse.http;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

import static org.assertj.core.api.Assertions.assertThat;

class HttpDoorTest {

    @Test
    void aRequestReachesItsHandlerOnBothLoopbackFamilies() throws Exception {
        var router = Router.builder()
                .route(
                        "POST",
                        "/notes/{id}",
                        request -> Reply.text(200, request.pathParameter("id") + request.bodyText()))
                .build();
        try (var door = HttpDoor.open(DoorSettings.loopback("test", 0), router);
                var client = HttpClient.newHttpClient()) {
            for (var host : new String[] {"127.0.0.1", "[::1]"}) {
                var uri = URI.create("http://" + host + ":" + door.port() + "/notes/a%3Bb");
                var reply = client.send(
                        HttpRequest.newBuilder(uri)
                                .POST(HttpRequest.BodyPublishers.ofString("!"))
                                .build(),
                        BodyHandlers.ofString());
                assertThat(reply.statusCode()).isEqualTo(200);
                assertThat(reply.body()).isEqualTo("a;b!");
            }
        }
    }
}
