package dev.gatehouse.policy.counting;

import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.policy.CallContext;
import dev.gatehouse.policy.xml.ElementReader;

import java.util.Locale;
import java.util.Optional;

/**
 * The API or operation that a limit of its own is for. Attributes {@code id} and {@code name}; with both, the id counts.
 *
 * @param id in lower case
 */
public record Target(Optional<String> id, Optional<String> name) {

    /** Reads the two attributes, one of which must be there. */
    public static Target read(ElementReader in) {
        Optional<String> id = in.optionalText("id").filter(text -> !text.isBlank());
        Optional<String> name = in.optionalText("name").filter(text -> !text.isBlank());
        if (id.isEmpty() && name.isEmpty() && !in.isExpression("id") && !in.isExpression("name")) {
            in.problem("<" + in.name() + "> names nothing.", "Add id=\"…\" or name=\"…\".");
        }
        return new Target(id.map(text -> text.toLowerCase(Locale.ROOT)), name);
    }

    /** Whether it is the API of this call; revisions of an API are the API. */
    public boolean isApi(CallContext context) {
        return context.api().filter(api -> matches(apiId(api), api.name())).isPresent();
    }

    /** Whether it is the operation of this call. */
    public boolean isOperation(CallContext context) {
        return context.operation()
                .filter(operation -> matches(operation.name().toLowerCase(Locale.ROOT), operation.displayName()))
                .isPresent();
    }

    private boolean matches(String foundId, String foundName) {
        return id.map(foundId::equals)
                .orElseGet(() -> name.filter(foundName::equalsIgnoreCase).isPresent());
    }

    private static String apiId(Entity.Api api) {
        int revision = api.id().indexOf(";rev=");
        return revision < 0 ? api.id() : api.id().substring(0, revision);
    }

    /** Tells it from the others of its element, in counters' keys. */
    public String key() {
        return id.map(text -> "id:" + text)
                .orElseGet(() -> "name:" + name.orElse("").toLowerCase(Locale.ROOT));
    }
}
