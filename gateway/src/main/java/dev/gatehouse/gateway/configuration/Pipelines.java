package dev.gatehouse.gateway.configuration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.policy.CallContext;
import dev.gatehouse.policy.Pipeline;
import dev.gatehouse.policy.PolicyDocument;
import dev.gatehouse.policy.PolicyWorld;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;

/**
 * The pipelines of a call's operation and product: made when first needed, used as long as the documents and named
 * values that they were made of are in force, shared by operations whose documents are the same. Safe for many threads.
 */
public final class Pipelines {
    private static final Logger LOG = LoggerFactory.getLogger(Pipelines.class);
    private static final long MOST = 100_000;

    private final PolicyWorld world;
    private final Cache<Spot, Found> spots =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private final Cache<Source, Compiled> compiled =
            Caffeine.newBuilder().maximumSize(MOST).build();

    /** What a pipeline came out as. */
    public sealed interface Compiled {}

    /** Ready to run. */
    public record Ready(Pipeline pipeline) implements Compiled {}

    /** Not to be run; every call answers 500 until the document is mended. */
    public record Broken(String reason) implements Compiled {}

    /** Who asks. Ids are empty where there is no such thing. */
    private record Spot(String service, String apiId, String operationId, String productId) {}

    /** What was found there, and the texts that it was found in. */
    private record Found(PolicyTexts texts, Source source, Compiled compiled) {}

    /** All that a pipeline is made of. */
    private record Source(String service, List<PolicyPart> parts) {}

    public Pipelines(PolicyWorld world) {
        this.world = world;
    }

    /** The pipeline for a call with this context, in which product, operation and API may be missing. */
    public Compiled of(ServiceConfiguration service, CallContext context) {
        var spot = new Spot(
                service.path(),
                context.api().map(Entity.Api::id).orElse(""),
                context.operation().map(Entity.Operation::id).orElse(""),
                context.product().map(Entity.Product::id).orElse(""));
        var found = spots.getIfPresent(spot);
        if (found != null && found.texts() == service.policies()) {
            return found.compiled();
        }
        var source = source(spot, service.policies());
        var result = found != null && found.source().equals(source)
                ? found.compiled()
                : compiled.get(source, from -> compile(from, spot));
        spots.put(spot, new Found(service.policies(), source, result));
        return result;
    }

    private static Source source(Spot spot, PolicyTexts texts) {
        var documents = new ArrayList<Entity.Policy>(5);
        texts.document(Entity.Policy.GLOBAL).ifPresent(documents::add);
        add(documents, texts, "workspace/", workspace(spot.apiId()));
        add(documents, texts, "product/", spot.productId());
        add(documents, texts, "api/", spot.apiId());
        add(documents, texts, "operation/", spot.operationId());
        return new Source(
                spot.service(),
                documents.stream()
                        .map(document -> PolicyPart.of(document, texts))
                        .toList());
    }

    private static String workspace(String apiId) {
        return apiId.substring(0, Math.max(0, apiId.lastIndexOf('/')));
    }

    private static void add(List<Entity.Policy> documents, PolicyTexts texts, String kind, String id) {
        if (!id.isEmpty()) {
            texts.document(kind + id).ifPresent(documents::add);
        }
    }

    private Compiled compile(Source source, Spot spot) {
        var documents = new ArrayList<PolicyDocument>();
        for (var part : source.parts()) {
            try {
                documents.add(part.read());
            } catch (RuntimeException e) {
                return broken(spot, "the policy document " + part.document().id() + " can't be run: " + e.getMessage());
            }
        }
        try {
            return new Ready(Pipeline.compile(documents, world));
        } catch (RuntimeException e) {
            return broken(spot, "its policies can't be put together: " + e.getMessage());
        }
    }

    private static Broken broken(Spot spot, String reason) {
        LOG.error(
                "{} of {} answers 500 until it is mended: {}",
                spot.operationId().isEmpty() ? "API '" + spot.apiId() + "'" : "Operation " + spot.operationId(),
                spot.service(),
                reason);
        return new Broken(reason);
    }
}
