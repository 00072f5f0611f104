package dev.gatehouse.policy.cachestore;

import dev.gatehouse.policy.Call;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.PolicyFailure;
import dev.gatehouse.policy.Run;
import dev.gatehouse.policy.Step;
import dev.gatehouse.policy.port.ValueCache;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Keeps the response if somebody looked for it. */
public final class CacheStoreStep implements Step {

    /** The largest body that is kept, in bytes. */
    static final int LIMIT = 2 * 1024 * 1024;

    /** Headers of one message or connection. */
    private static final Set<String> NOT_KEPT = Set.of(
            "connection", "keep-alive", "transfer-encoding", "content-length", "trailer", "upgrade", "te", "age");

    private final CacheStore policy;
    private final ValueCache cache;

    CacheStoreStep(CacheStore policy, ValueCache cache) {
        this.policy = policy;
        this.cache = cache;
    }

    @Override
    public Flow run(Run run) {
        Optional<Missed> missed = run.note(Missed.class);
        Call.Response response = run.call().response();
        if (missed.isEmpty() || !keepable(response)) {
            return Flow.NEXT;
        }
        Instant until = run.call().received().plus(policy.duration());
        List<PolicyFailure.Header> headers = headers(run);
        int status = response.status();
        String reason = response.reason();
        String key = missed.get().key();
        if (response.body().present()) {
            response.body().copy(LIMIT, body -> keep(key, new CachedResponse(status, reason, headers, body, until)));
        } else {
            keep(key, new CachedResponse(status, reason, headers, new byte[0], until));
        }
        missed.get().downstream().tell(response.headers(), policy.duration());
        return Flow.NEXT;
    }

    private boolean keepable(Call.Response response) {
        String control =
                String.join(",", response.headers().all("Cache-Control")).toLowerCase(Locale.ROOT);
        return policy.always().orElse(response.status() == 200)
                && !response.headers().contains("Set-Cookie")
                && !control.contains("no-store")
                && !control.contains("private");
    }

    private List<PolicyFailure.Header> headers(Run run) {
        List<PolicyFailure.Header> headers = new ArrayList<>();
        run.call().response().headers().forEach((name, value) -> {
            if (!NOT_KEPT.contains(name.toLowerCase(Locale.ROOT)) && !run.wantedHeader(name, value)) {
                headers.add(new PolicyFailure.Header(name, value));
            }
        });
        return List.copyOf(headers);
    }

    private void keep(String key, CachedResponse response) {
        cache.put(key, response, policy.duration(), response.size() + 2 * key.length());
    }
}
