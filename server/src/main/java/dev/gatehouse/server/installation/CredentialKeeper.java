package dev.gatehouse.server.installation;

import dev.gatehouse.http.Handler;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.server.data.DataFolder;
import dev.gatehouse.tenant.TenantBootstrap;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Keeps {@code gatehouse.json} true: a first credential that no longer works leaves it, before whoever changed it is
 * answered. Looking is left for after the start, because a password is slow to check by design.
 */
public final class CredentialKeeper {
    private static final Set<String> LOOKING = Set.of("GET", "HEAD");

    private final DataFolder folder;
    private final TenantBootstrap tenant;
    private Description description;

    /** @param description as it was written */
    public CredentialKeeper(DataFolder folder, TenantBootstrap tenant, Description description) {
        this.folder = folder;
        this.tenant = tenant;
        this.description = description;
    }

    /** The handler, followed by a look at the credentials after each change of the directory. */
    public Handler watching(Handler handler) {
        return request -> {
            var reply = handler.handle(request);
            if (mayHaveChanged(request, reply)) {
                look();
            }
            return reply;
        };
    }

    private static boolean mayHaveChanged(Request request, Reply reply) {
        if (LOOKING.contains(request.method()) || reply.status() >= 300) {
            return false;
        }
        var path = request.path().toLowerCase(Locale.ROOT);
        return List.of("/v1.0/users", "/v1.0/applications", "/v1.0/serviceprincipals").stream()
                .anyMatch(path::startsWith);
    }

    /** Takes out what no longer works. */
    public synchronized void look() {
        var still = FirstStart.stillWorking(tenant, description);
        if (!still.administrator().equals(description.administrator())
                || !still.automation().equals(description.automation())) {
            description = description.with(still);
            description.write(folder);
        }
    }
}
