package dev.gatehouse.management.types;

import dev.gatehouse.http.FetchException;
import dev.gatehouse.http.Fetcher;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.WriteRequest;
import dev.gatehouse.model.catalogue.ResourceType;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** Policy documents by link: fetched once, when they are saved, and kept as if they had been sent. */
final class PolicyLinks implements ResourceBehaviour {
    private static final String LINK = "-link";
    private static final Set<String> FORMATS = Set.of("xml-link", "rawxml-link");
    private static final int LARGEST = 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Fetcher fetcher;

    PolicyLinks(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    @Override
    public Set<ResourceType> types() {
        return Set.copyOf(PolicyType.TYPES);
    }

    @Override
    public WriteRequest gather(ResourceId id, WriteRequest request) {
        var format = Json.text(request.properties(), "format").orElse("").toLowerCase(Locale.ROOT);
        var link = Json.text(request.properties(), "value");
        if (!FORMATS.contains(format) || link.isEmpty()) {
            return request;
        }
        var body = request.body().deepCopy();
        Json.properties(body)
                .put("format", format.substring(0, format.length() - LINK.length()))
                .put("value", fetched(link.get()));
        return request.holding(body);
    }

    private String fetched(String link) {
        try {
            return fetcher.get(new URI(link), LARGEST, PATIENCE).text();
        } catch (URISyntaxException e) {
            throw ArmException.invalid("value", "value must be the document's https URL where format ends in -link.");
        } catch (FetchException e) {
            throw ArmException.invalid("value", e.getMessage());
        }
    }
}
