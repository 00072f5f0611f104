package dev.gatehouse.policy.testing;

import dev.gatehouse.policy.Call;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A request in memory. */
public final class RequestDouble implements Call.Request {
    private final String method;
    private final URI url;
    private final HeaderList headers = new HeaderList();
    private final BodyDouble body;
    private final Map<String, String> matched = new HashMap<>();
    private String path;
    private String query;

    RequestDouble(InMemoryCall call, String method, URI url, String apiPath) {
        this.method = method;
        this.url = url;
        this.body = new BodyDouble(call, 413);
        this.path = url.getRawPath().substring(apiPath.length());
        this.query = originalQuery();
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String scheme() {
        return url.getScheme();
    }

    @Override
    public String host() {
        return url.getHost();
    }

    @Override
    public int port() {
        return url.getPort() < 0 ? 80 : url.getPort();
    }

    @Override
    public String originalPath() {
        return url.getRawPath();
    }

    @Override
    public String originalQuery() {
        return Optional.ofNullable(url.getRawQuery()).orElse("");
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public void path(String newPath) {
        path = newPath;
    }

    @Override
    public String query() {
        return query;
    }

    @Override
    public void query(String newQuery) {
        query = newQuery;
    }

    @Override
    public HeaderList headers() {
        return headers;
    }

    @Override
    public BodyDouble body() {
        return body;
    }

    @Override
    public Map<String, String> matchedParameters() {
        return matched;
    }

    @Override
    public String callerAddress() {
        return "203.0.113.7";
    }
}
