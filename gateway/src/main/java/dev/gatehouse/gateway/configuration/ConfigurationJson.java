package dev.gatehouse.gateway.configuration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.gatehouse.model.gateway.ConfigurationChange;
import dev.gatehouse.model.gateway.ConfigurationUpdate;
import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.model.secret.SealKey;

import java.util.ArrayList;

/**
 * The configuration's entities and changes as JSON for the disk: members are the records' components, and the values
 * of secret named values are sealed.
 */
final class ConfigurationJson {
    private static final String VALUE = "value";

    private final JsonMapper mapper = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final SealKey seal;

    ConfigurationJson(SealKey seal) {
        this.seal = seal;
    }

    ObjectNode object() {
        return mapper.createObjectNode();
    }

    /** @throws IllegalArgumentException if it is not a JSON object */
    ObjectNode parse(String text) {
        try {
            if (mapper.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
        throw new IllegalArgumentException("not a JSON object");
    }

    /** {@code {"service", "kind", "entity"}}. */
    ObjectNode entity(String service, Entity entity) {
        ObjectNode json = mapper.valueToTree(entity);
        if (entity instanceof Entity.NamedValue named && named.secret()) {
            json.put(VALUE, seal.seal(named.value(), context(service, named.id())));
        }
        return object().put("service", service)
                .put("kind", entity.kind().name())
                .set("entity", json);
    }

    /** @throws IllegalArgumentException if it can't be read, or was sealed with another key */
    Entity entity(JsonNode json) {
        var type = type(kind(json));
        var entity = json.path("entity");
        if (type == Entity.NamedValue.class
                && entity instanceof ObjectNode named
                && named.path("secret").booleanValue()) {
            var service = json.path("service").asText();
            named.put(
                    VALUE,
                    seal.open(
                            named.path(VALUE).asText(),
                            context(service, named.path("id").asText())));
        }
        try {
            return mapper.treeToValue(entity, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a " + type.getSimpleName(), e);
        }
    }

    ObjectNode update(String store, long after, ConfigurationUpdate update) {
        var json = object().put("store", store).put("after", after).put("revision", update.revision());
        var changes = json.putArray("changes");
        for (var change : update.changes()) {
            changes.add(
                    switch (change) {
                        case ConfigurationChange.Put put -> entity(put.service(), put.entity());
                        case ConfigurationChange.Remove remove ->
                            object().put("service", remove.service())
                                    .put("kind", remove.kind().name())
                                    .put("removed", remove.id());
                    });
        }
        return json;
    }

    /** @throws IllegalArgumentException if it can't be read */
    ConfigurationUpdate update(JsonNode json) {
        var changes = new ArrayList<ConfigurationChange>();
        for (var change : json.path("changes")) {
            var service = change.path("service").asText();
            changes.add(
                    change.has("removed")
                            ? new ConfigurationChange.Remove(
                                    service,
                                    kind(change),
                                    change.path("removed").asText())
                            : new ConfigurationChange.Put(service, entity(change)));
        }
        return new ConfigurationUpdate(json.path("revision").longValue(), changes);
    }

    private static Entity.Kind kind(JsonNode json) {
        return Entity.Kind.valueOf(json.path("kind").asText());
    }

    private static String context(String service, String id) {
        return "gateway namedValue:" + service + "/" + id;
    }

    private static Class<? extends Entity> type(Entity.Kind kind) {
        return switch (kind) {
            case SERVICE -> Entity.Service.class;
            case ISSUER -> Entity.Issuer.class;
            case API -> Entity.Api.class;
            case OPERATION -> Entity.Operation.class;
            case PRODUCT -> Entity.Product.class;
            case APPLICATION -> Entity.Application.class;
            case PRODUCT_LINK -> Entity.ProductLink.class;
            case USER -> Entity.User.class;
            case GROUP -> Entity.Group.class;
            case SUBSCRIPTION -> Entity.Subscription.class;
            case POLICY -> Entity.Policy.class;
            case NAMED_VALUE -> Entity.NamedValue.class;
            case FRAGMENT -> Entity.Fragment.class;
            case BACKEND -> Entity.Backend.class;
        };
    }
}
