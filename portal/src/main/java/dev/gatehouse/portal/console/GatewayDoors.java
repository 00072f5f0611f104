package dev.gatehouse.portal.console;

import dev.gatehouse.http.OutboundClient;

/**
 * Where the gateway is called: nowhere else does the console go.
 *
 * @param http where this process reaches it, without a slash at the end, as all of these
 * @param publicHttp as callers write it
 * @param client reaches it, with bounds for what comes back
 */
public record GatewayDoors(String http, String https, String publicHttp, String publicHttps, OutboundClient client) {

    /** @param secure whether the API has to be called over TLS */
    String local(boolean secure) {
        return secure ? https : http;
    }

    String shown(boolean secure) {
        return secure ? publicHttps : publicHttp;
    }
}
