package dev.gatehouse.gateway.proxy;

import dev.gatehouse.gateway.proxy.codec.HeaderBlock;
import dev.gatehouse.gateway.proxy.codec.RequestHead;
import dev.gatehouse.policy.Call;

import java.util.Map;

/** The request of a call: what came, and what policies made of it. */
final class ExchangeRequest implements Call.Request {
    private final RequestHead head;
    private final boolean tls;
    private final String callerAddress;
    private final MessageBody body;
    private String path;
    private String query;
    private Map<String, String> matchedParameters = Map.of();

    ExchangeRequest(RequestHead head, boolean tls, String callerAddress, MessageBody body) {
        this.head = head;
        this.tls = tls;
        this.callerAddress = callerAddress;
        this.body = body;
        path = head.path();
        query = head.query();
    }

    @Override
    public String method() {
        return head.method();
    }

    @Override
    public String scheme() {
        return tls ? "https" : "http";
    }

    @Override
    public String host() {
        return head.host().name();
    }

    @Override
    public int port() {
        int named = head.host().port();
        return named != 0 ? named : tls ? 443 : 80;
    }

    @Override
    public String originalPath() {
        return head.path();
    }

    @Override
    public String originalQuery() {
        return head.query();
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public void path(String changed) {
        path = changed;
    }

    @Override
    public String query() {
        return query;
    }

    @Override
    public void query(String changed) {
        query = changed;
    }

    @Override
    public HeaderBlock headers() {
        return head.headers();
    }

    @Override
    public MessageBody body() {
        return body;
    }

    @Override
    public Map<String, String> matchedParameters() {
        return matchedParameters;
    }

    void matchedParameters(Map<String, String> parameters) {
        matchedParameters = parameters;
    }

    @Override
    public String callerAddress() {
        return callerAddress;
    }
}
