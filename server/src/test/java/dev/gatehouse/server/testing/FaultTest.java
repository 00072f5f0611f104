package dev.gatehouse.server.testing;

import dev.gatehouse.http.Headers;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.RequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FaultTest {

    private static Fault fault(String json) {
        return Fault.read(Json.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    private static Request request(String method, String path) {
        return Request.of(method, path, Headers.none(), new byte[0]);
    }

    @ParameterizedTest
    @CsvSource({
        "**, /v1.0/users, true",
        "/v1.0/**, /v1.0/users/1, true",
        "/v1.0/*, /v1.0/users, true",
        "/v1.0/*, /v1.0/users/1, false",
        "/v1.0/*, /v1.0, false",
        "/V1.0/users, /v1.0/USERS, true",
        "/*/oauth2/v2.0/token, /some-tenant/oauth2/v2.0/token, true",
        "/*/oauth2/v2.0/token, /v1.0/users, false",
        "/v1.0/a.b, /v1.0/aXb, false",
    })
    void fitsThePathsThatItsPatternMeans(String pattern, String path, boolean fits) {
        assertThat(fault("{'path':'" + pattern + "','status':503}").takes(request("GET", path)))
                .isEqualTo(fits);
    }

    @Test
    void befallsAsManyRequestsAsItsCountSays() {
        var fault = fault("{'method':'POST','status':429,'count':2}");
        assertThat(fault.takes(request("GET", "/v1.0/users"))).isFalse();
        assertThat(fault.takes(request("POST", "/v1.0/users"))).isTrue();
        assertThat(fault.takes(request("POST", "/v1.0/users"))).isTrue();
        assertThat(fault.takes(request("POST", "/v1.0/users"))).isFalse();
        assertThat(fault.json().path("left").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'status':200}",
                "{'status':'503'}",
                "{'status':503,'count':0}",
                "{'delayMilliseconds':60001}",
                "{'status':503,'path':'(a+)+$[\\\\'}",
                "{'status':503,'stauts':1}",
                "[]"
            })
    void whatIsNotAFaultIsRefused(String json) {
        assertThatThrownBy(() -> fault(json)).isInstanceOf(RequestException.class);
    }
}
