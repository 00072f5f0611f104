package dev.gatehouse.management.audit;

import dev.gatehouse.http.Request;
import dev.gatehouse.management.roles.Principal;
import dev.gatehouse.store.AuditEntry.Actor;
import dev.gatehouse.store.AuditEntry.Origin;

import java.util.function.Supplier;

/**
 * For whom something is done and where the request came from, while it is done. Work that no request asked for, such as
 * finishing what a crash left behind, is the server's own.
 */
public record Cause(Actor actor, Origin origin) {
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";
    private static final Cause SERVER = new Cause(new Actor(NOBODY, "Server", "", "Gatehouse"), Origin.SERVER);
    private static final ScopedValue<Cause> CAUSE = ScopedValue.newInstance();
    private static final ScopedValue<Origin> ORIGIN = ScopedValue.newInstance();
    private static final int LONGEST = 256;

    /** The one of what this thread does now. */
    static Cause current() {
        return CAUSE.orElse(SERVER);
    }

    /** Does it for somebody. */
    public static <T> T by(Principal principal, Supplier<T> work) {
        var actor = new Actor(
                principal.objectId(),
                principal.user() ? "User" : "ServicePrincipal",
                principal.appId(),
                shortened(principal.name()));
        var cause = new Cause(actor, ORIGIN.orElse(Origin.SERVER));
        return ScopedValue.where(CAUSE, cause).call(work::get);
    }

    /**
     * Does what a request asks.
     *
     * @param correlation the id of the series of requests that it belongs to
     */
    public static <T> T from(Request request, String correlation, Supplier<T> work) {
        var origin = new Origin(
                request.remote().getAddress() == null
                        ? ""
                        : request.remote().getAddress().getHostAddress(),
                shortened(request.header("User-Agent").orElse("")),
                request.id(),
                correlation);
        return ScopedValue.where(ORIGIN, origin).call(work::get);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
