package dev.gatehouse.policy.cachelookup;

import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.policy.Call;
import dev.gatehouse.policy.CallContext;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.Run;
import dev.gatehouse.policy.Step;
import dev.gatehouse.policy.cachestore.CacheStoreStep;
import dev.gatehouse.policy.cachestore.CachedResponse;
import dev.gatehouse.policy.cachestore.Missed;
import dev.gatehouse.policy.port.ValueCache;
import dev.gatehouse.policy.text.QueryText;

import java.util.Optional;
import java.util.TreeSet;

/** Looks for the response, and leaves word for {@code cache-store} when it is not there. */
final class CacheLookupStep implements Step {
    private final CacheLookup policy;
    private final ValueCache cache;

    CacheLookupStep(CacheLookup policy, ValueCache cache) {
        this.policy = policy;
        this.cache = cache;
    }

    @Override
    public Flow run(Run run) {
        Call call = run.call();
        Call.Request request = call.request();
        boolean cacheable = request.method().equals("GET")
                && !request.headers().contains("Range")
                && (policy.allowPrivate() || !request.headers().contains("Authorization"));
        if (!cacheable) {
            return Flow.NEXT;
        }
        String key = key(call);
        Optional<CachedResponse> found = cache.get(key)
                .filter(CachedResponse.class::isInstance)
                .map(CachedResponse.class::cast)
                .filter(response -> response.suits(request.headers()));
        if (found.isEmpty()) {
            run.leave(new Missed(key, policy.downstream()));
            return Flow.NEXT;
        }
        found.get().answer(call, policy.downstream());
        run.skipBehind(CacheStoreStep.class);
        return Flow.NEXT;
    }

    /** Parts are told apart by line breaks, which can stand in none of them. */
    private String key(Call call) {
        Call.Request request = call.request();
        CallContext context = call.context();
        StringBuilder key = new StringBuilder(128)
                .append("response ")
                .append(context.service())
                .append('\n')
                .append(context.api().map(Entity.Api::id).orElse(""))
                .append('\n')
                .append(context.operation().map(Entity.Operation::id).orElse(""))
                .append('\n')
                .append(context.product().map(Entity.Product::id).orElse(""))
                .append('\n')
                .append(request.originalPath())
                .append('\n')
                .append(query(request.originalQuery(), context));
        if (policy.byDeveloper()) {
            key.append("\nuser ").append(developer(context));
        }
        if (policy.byGroups()) {
            key.append("\ngroups ")
                    .append(context.user()
                            .map(user -> new TreeSet<>(user.groupIds()).toString())
                            .orElse(""));
        }
        for (String header : policy.headers()) {
            key.append('\n').append(header).append(' ').append(request.headers().all(header));
        }
        return key.toString();
    }

    /** The user; for a call without one, the subscription or application, which stands for nobody else. */
    private static String developer(CallContext context) {
        return context.user()
                .map(Entity.User::id)
                .or(() -> context.subscription().map(subscription -> "subscription " + subscription.id()))
                .or(() -> context.application().map(application -> "application " + application.id()))
                .orElse("");
    }

    private String query(String query, CallContext context) {
        if (!policy.queryParameters().isEmpty()) {
            return QueryText.keep(query, policy.queryParameters()::contains);
        }
        String keyParameter = context.api().map(Entity.Api::keyQuery).orElse("");
        return QueryText.keep(query, name -> !name.equalsIgnoreCase(keyParameter));
    }
}
