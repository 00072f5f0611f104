package dev.gatehouse.gateway.routing;

import dev.gatehouse.policy.Call;
import dev.gatehouse.policy.Headers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A request as far as routing looks at it. */
record TestRequest(String method, String scheme, String originalPath, String originalQuery, Map<String, String> named)
        implements Call.Request {

    static TestRequest of(String method, String target) {
        int question = target.indexOf('?');
        return new TestRequest(
                method,
                "http",
                question < 0 ? target : target.substring(0, question),
                question < 0 ? "" : target.substring(question + 1),
                Map.of());
    }

    TestRequest header(String name, String value) {
        return new TestRequest(method, scheme, originalPath, originalQuery, Map.of(name, value));
    }

    TestRequest https() {
        return new TestRequest(method, "https", originalPath, originalQuery, named);
    }

    @Override
    public Headers headers() {
        return new Headers() {
            @Override
            public Optional<String> first(String name) {
                return Optional.ofNullable(named.get(name));
            }

            @Override
            public List<String> all(String name) {
                return first(name).stream().toList();
            }

            @Override
            public boolean contains(String name) {
                return named.containsKey(name);
            }

            @Override
            public void set(String name, String value) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void add(String name, String value) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void remove(String name) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void forEach(BiConsumer<String, String> each) {
                named.forEach(each);
            }
        };
    }

    @Override
    public String host() {
        return "localhost";
    }

    @Override
    public int port() {
        return 80;
    }

    @Override
    public String path() {
        return originalPath;
    }

    @Override
    public void path(String path) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String query() {
        return originalQuery;
    }

    @Override
    public void query(String query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Call.Body body() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, String> matchedParameters() {
        return Map.of();
    }

    @Override
    public String callerAddress() {
        return "127.0.0.1";
    }
}
