package dev.gatehouse.http;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RouterTest {
    private static final byte[] NOTHING = new byte[0];

    private static Handler says(String name, String... parameters) {
        return request -> {
            var text = new StringBuilder(name);
            for (var parameter : parameters) {
                text.append(" ").append(request.pathParameter(parameter));
            }
            return Reply.text(200, text.toString());
        };
    }

    private static Reply answer(Handler handler, String method, String target) {
        return handler.handle(Request.of(method, target, Headers.none(), NOTHING));
    }

    private final Router graph = Router.builder()
            .ignoringCase()
            .route("GET", "/applications", says("list"))
            .route("GET", "/applications/{id}", says("by id", "id"))
            .route("GET", "/applications(appId='{appId}')", says("by app id", "appId"))
            .route("GET", "/applications/delta", says("delta"))
            .route("POST", "/applications/{id}/addPassword", says("password", "id"))
            .errors((request, failure) -> failure instanceof RequestException refusal
                    ? Optional.of(Reply.text(refusal.status(), "graph " + refusal.code()))
                    : Optional.empty())
            .build();

    private final Router root = Router.builder()
            .mount("/v1.0", graph)
            .route("GET", "/", says("home"))
            .route("POST", "/{tenant}/oauth2/v2.0/token", says("token", "tenant"))
            .route("GET", "/common/{tail...}", says("common", "tail"))
            .route("GET", "/{tail...}", says("portal", "tail"))
            .route("HEAD", "/exact/head", says("own head"))
            .route("GET", "/exact/head", says("get"))
            .delegate("/any/thing", says("any"))
            .build();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET  | /                                    | 200 | home
            GET  | /v1.0/applications                   | 200 | list
            GET  | /v1.0/APPLICATIONS/7                 | 200 | by id 7
            GET  | /v1.0/applications/delta             | 200 | delta
            GET  | /v1.0/applications(appId='a-1')      | 200 | by app id a-1
            GET  | /v1.0/Applications(APPID=%27a-1%27)  | 200 | by app id a-1
            GET  | /v1.0/applications(appId='')         | 404 | graph NotFound
            GET  | /v1.0/applications/a%2Fb             | 200 | by id a/b
            GET  | /v1.0/applications/                  | 404 | graph NotFound
            GET  | /v1.0/applications/7/addPassword     | 405 | graph MethodNotAllowed
            POST | /v1.0/applications/a+b/addPassword   | 200 | password a+b
            GET  | /v1.0/nothing                        | 404 | graph NotFound
            GET  | /v1.0                                | 404 | graph NotFound
            POST | /t1/oauth2/v2.0/token                | 200 | token t1
            GET  | /common/x/y                          | 200 | common x/y
            GET  | /elsewhere/x                         | 200 | portal elsewhere/x
            GET  | /t1/oauth2/v2.0/token                | 200 | portal t1/oauth2/v2.0/token
            HEAD | /exact/head                          | 200 | own head
            HEAD | /common/z                            | 200 | common z
            PUT  | /any/thing                           | 200 | any
            """)
    void theMostExactTemplateAnswers(String method, String target, int status, String body) {
        var reply = answer(root, method, target);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.bodyText()).isEqualTo(body);
    }

    @Test
    void aPathThatCannotBeDecodedIsMalformedAndNobodys() {
        var reply = answer(root, "GET", "/v1.0/%zz");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.bodyText()).contains("InvalidEncoding");
    }

    @Test
    void aMethodThatIsNotAllowedIsToldWhichAre() {
        var reply = answer(root, "DELETE", "/");
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.headers().first("Allow")).contains("GET, HEAD");
        assertThat(reply.bodyText()).contains("MethodNotAllowed");
    }

    @Test
    void aFailureThatTheRendererDoesNotKnowBecomesItsOwn500() {
        var router = Router.builder()
                .route("GET", "/", request -> {
                    throw new IllegalArgumentException("jdbc:secret");
                })
                .errors((request, failure) -> failure instanceof RequestException refusal
                        ? Optional.of(Reply.text(refusal.status(), "shaped " + refusal.getMessage()))
                        : Optional.empty())
                .build();
        var request = Request.of("GET", "/", Headers.none(), NOTHING);
        var reply = router.handle(request);
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.bodyText())
                .startsWith("shaped ")
                .contains(request.id())
                .doesNotContain("secret");
    }

    @Test
    void templatesThatAreNoneAreRefusedWhenTheRouterIsBuilt() {
        for (var template : new String[] {"a", "/{a", "/{}", "/{a}{b}", "/{a...}/b", "/{a}/{a}", "/a}"}) {
            assertThatThrownBy(() -> Router.builder()
                            .route("GET", template, says("never"))
                            .build())
                    .as(template)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Router.builder()
                        .route("GET", "/a", says("one"))
                        .route("GET", "/a", says("two"))
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aParameterThatTheTemplateLacksIsAMistakeOfTheProgram() {
        assertThatThrownBy(() -> Request.of("GET", "/", Headers.none(), NOTHING).pathParameter("id"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
