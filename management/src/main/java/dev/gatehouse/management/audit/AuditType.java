package dev.gatehouse.management.audit;

import dev.gatehouse.http.PercentEncoding;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.SubResource;
import dev.gatehouse.management.roles.Authorization;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.store.AuditEntry;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code service/{name}/auditEvents}: the audit log of a service, for who may do more there than read. */
public final class AuditType implements ResourceBehaviour {
    /** Not a read in the words of roles: the log tells more than who only reads may see. */
    private static final String ACTION = "Microsoft.ApiManagement/service/auditEvents/action";

    private static final int USUAL_PAGE = 100;
    private static final int LARGEST_PAGE = 1_000;
    private static final int READ_AT_ONCE = 500;
    private static final Set<String> OPTIONS = Set.of("api-version", "$filter", "$top", "$skiptoken");

    private final AuditSettings settings;

    public AuditType(AuditSettings settings) {
        this.settings = settings;
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.SERVICE);
    }

    @Override
    public Map<String, SubResource> subResources() {
        return Map.of("auditEvents", this::answer);
    }

    private ArmReply answer(String method, Optional<String> name, ResourceAction.Call call) {
        if (!method.equals("GET")) {
            throw ArmException.notAllowed(
                    "Only GET can be asked of auditEvents: nobody changes what is written there.");
        }
        new Authorization(call.resources())
                .require(call.principal(), call.resource().id(), ACTION);
        if (name.isPresent()) {
            throw ArmException.notFound("Audit event " + name.get() + " (events are found by $filter)");
        }
        for (var option : call.query().keySet()) {
            if (!OPTIONS.contains(option)) {
                throw ArmException.invalid(option, option + " can't be asked of auditEvents: " + OPTIONS + " can.");
            }
        }
        var filter = AuditFilter.parse(Optional.ofNullable(call.query().get("$filter")));
        int top = number(call, "$top", USUAL_PAGE, LARGEST_PAGE);
        var body = Json.object();
        var value = body.putArray("value");
        var found = found(call, filter, top + 1);
        found.stream().limit(top).map(EventJson::of).forEach(value::add);
        if (found.size() > top) {
            body.put("nextLink", next(call, found.get(top - 1)));
        }
        return ArmReply.of(200, body);
    }

    private ArrayList<AuditEntry> found(ResourceAction.Call call, AuditFilter filter, int most) {
        var service = call.resource().id().service().key();
        var found = new ArrayList<AuditEntry>();
        // From a page's end on; what is older than is kept may be there for a while still, and isn't shown.
        long before = token(call);
        while (found.size() < most) {
            var query = filter.query(service, call.now().minus(settings.kept()), before, READ_AT_ONCE);
            var piece = call.resources().read(view -> view.audit(query));
            for (var entry : piece) {
                if (found.size() < most && filter.passes(entry)) {
                    found.add(entry);
                }
            }
            if (piece.size() < READ_AT_ONCE) {
                return found;
            }
            before = piece.getLast().id();
        }
        return found;
    }

    private static long token(ResourceAction.Call call) {
        var text = call.query().getOrDefault("$skiptoken", "").strip();
        if (text.isEmpty()) {
            return Long.MAX_VALUE;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw ArmException.invalid("$skiptoken", "$skiptoken is not one that this list gave: follow nextLink.");
        }
        return Long.parseLong(text);
    }

    private static int number(ResourceAction.Call call, String option, int usual, int most) {
        var text = call.query().getOrDefault(option, "").strip();
        if (text.isEmpty()) {
            return usual;
        }
        if (!text.matches("[1-9][0-9]{0,5}") || Integer.parseInt(text) > most) {
            throw ArmException.invalid(option, option + " must be a whole number from 1 to " + most + ".");
        }
        return Integer.parseInt(text);
    }

    private static String next(ResourceAction.Call call, AuditEntry last) {
        var link = new StringBuilder(call.address()).append('?');
        call.query().forEach((option, text) -> {
            if (!option.equals("$skiptoken")) {
                link.append(option)
                        .append('=')
                        .append(PercentEncoding.encode(text))
                        .append('&');
            }
        });
        return link.append("$skiptoken=").append(last.id()).toString();
    }
}
