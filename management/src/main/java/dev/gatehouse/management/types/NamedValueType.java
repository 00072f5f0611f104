package dev.gatehouse.management.types;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Deletion;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.NamedValue;

import java.util.Map;
import java.util.Set;

/**
 * Named values: a secret one is kept sealed, policies that call one go with it when it is renamed, and keep it from
 * being deleted (facts/gateway.md §7).
 */
public final class NamedValueType implements ResourceBehaviour {
    /** The property that may be secret. */
    public static final String VALUE = "value";

    private final Sealing sealing;

    NamedValueType(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.NAMED_VALUES);
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        var named = draft.as(NamedValue.class);
        if (named.keyVault().isPresent()) {
            problems.add("keyVault", "keyVault isn't available here: give the value itself, with secret true.");
        }
        Names.unique(draft, view, "displayName", problems);
        var known = draft.before().flatMap(before -> sealing.open(before, VALUE));
        var value = named.value().or(() -> known.filter(_ -> !draft.names(VALUE)));
        if (value.isEmpty()) {
            if (named.keyVault().isEmpty()) {
                problems.add(VALUE, "value is required.");
            }
            return;
        }
        if (problems.none()) {
            NamedValuePolicies.check(draft, value.get(), view, sealing, problems);
        }
        if (named.secret()) {
            draft.properties().remove(VALUE);
            draft.secrets().put(VALUE, value.get());
        } else {
            draft.properties().put(VALUE, value.get());
            Sealing.forget(draft.internal(), VALUE);
        }
    }

    @Override
    public void commit(Draft draft, ResourceChange change) {
        var name = draft.as(NamedValue.class).displayName();
        draft.beforeAs(NamedValue.class)
                .map(NamedValue::displayName)
                .filter(old -> !old.equals(name))
                .ifPresent(old -> NamedValuePolicies.rename(change, draft.id().scope(), old, name));
    }

    @Override
    public void checkDelete(Deletion deletion, ResourceView view) {
        var named = deletion.resource();
        var callers = NamedValuePolicies.calling(
                view, named.id().scope(), named.as(NamedValue.class).displayName());
        if (!callers.isEmpty()) {
            throw ArmException.conflict(
                    "Named value " + named.as(NamedValue.class).displayName() + " is called by "
                            + String.join(
                                    ", ",
                                    callers.stream()
                                            .map(caller -> caller.id().shortPath())
                                            .toList())
                            + ": take it out of them first.");
        }
    }

    @Override
    public Map<String, ResourceAction> actions() {
        return Map.of("listValue", this::value);
    }

    private ArmReply value(ResourceAction.Call call) {
        var body = Json.object();
        value(call.resource(), sealing).ifPresent(value -> body.put(VALUE, value));
        return ArmReply.of(200, body).tagged(call.resource().revision()).with("Cache-Control", "no-store");
    }

    /** What a named value stands for, secret or not. */
    public static java.util.Optional<String> value(Resource named, Sealing sealing) {
        return sealing.open(named, VALUE).or(() -> Json.text(named.properties(), VALUE));
    }

    @Override
    public void render(Resource resource, ObjectNode document, ResourceView view, Map<String, String> query) {
        if (resource.as(NamedValue.class).secret()) {
            Json.properties(document).remove(VALUE);
        }
    }
}
