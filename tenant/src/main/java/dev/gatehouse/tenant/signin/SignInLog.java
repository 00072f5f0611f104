package dev.gatehouse.tenant.signin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.tenant.directory.AuditRecords;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.ServicePrincipal;
import dev.gatehouse.tenant.directory.TenantDatabase;
import dev.gatehouse.tenant.directory.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps every sign-in, as Graph's {@code signIns} shows it. What waits is written together, off the caller's time; when
 * too much waits, whoever signs in waits too, so that none is left out. Who reads waits for all ({@link #settle}).
 */
public final class SignInLog implements SignInObserver {
    private static final Logger LOG = LoggerFactory.getLogger(SignInLog.class);
    private static final int MOST_WAITING = 10_000;
    private static final int LONGEST = 256;

    private final TenantDatabase database;
    private final SignInObserver next;
    private final List<SignIn> waiting = new ArrayList<>();
    private final ReentrantLock writing = new ReentrantLock();

    /** @param next is told too */
    public SignInLog(TenantDatabase database, SignInObserver next) {
        this.database = database;
        this.next = next;
    }

    @Override
    public void signedIn(SignIn signIn) {
        next.signedIn(signIn);
        boolean first;
        boolean full;
        synchronized (waiting) {
            waiting.add(signIn);
            first = waiting.size() == 1;
            full = waiting.size() >= MOST_WAITING;
        }
        if (full) {
            settle();
        } else if (first) {
            Thread.startVirtualThread(this::settle);
        }
    }

    /** Returns when all sign-ins so far are written. */
    public void settle() {
        writing.lock();
        List<SignIn> batch = List.of();
        try {
            synchronized (waiting) {
                batch = List.copyOf(waiting);
                waiting.clear();
            }
            if (!batch.isEmpty()) {
                write(batch);
            }
        } catch (RuntimeException e) {
            LOG.error("{} sign-ins could not be written to the audit log", batch.size(), e);
        } finally {
            writing.unlock();
        }
    }

    private void write(List<SignIn> batch) {
        database.write(directory -> {
            var records = directory.audit(AuditRecords.Kind.SIGN_INS);
            batch.forEach(each -> records.add(each.time(), json(each, directory)));
            return batch.size();
        });
    }

    private static ObjectNode json(SignIn signIn, Directory directory) {
        var client = signIn.clientId().flatMap(directory.servicePrincipals()::withAppId);
        var user = signIn.userId().flatMap(directory.users()::withId);
        boolean interactive = signIn.userId().isPresent() || signIn.userName().isPresent();
        var json = Json.object();
        json.put("createdDateTime", signIn.time().toString());
        json.put("appId", text(signIn.clientId()));
        json.put("appDisplayName", client.map(ServicePrincipal::displayName).orElse(null));
        json.put("clientAppUsed", signIn.grant());
        json.put("correlationId", signIn.requestId());
        json.put("ipAddress", signIn.address());
        json.put("isInteractive", interactive);
        json.put("resourceDisplayName", text(signIn.resource()));
        json.put(
                "servicePrincipalId",
                interactive ? null : client.map(ServicePrincipal::id).orElse(null));
        json.put(
                "servicePrincipalName",
                interactive ? null : client.map(ServicePrincipal::displayName).orElse(null));
        json.put("userDisplayName", user.map(User::displayName).orElse(null));
        json.put("userId", text(signIn.userId()));
        json.put("userPrincipalName", text(user.map(User::principalName).or(signIn::userName)));
        var status = json.putObject("status");
        status.put("errorCode", signIn.failure().map(SignIn.Failure::code).orElse(0));
        status.put("failureReason", text(signIn.failure().map(SignIn.Failure::reason)));
        status.putNull("additionalDetails");
        return json;
    }

    /** What came with a request that failed is anybody's: short, and without what terminals act on. */
    private static String text(Optional<String> text) {
        return text.map(each -> each.replaceAll("\\p{Cntrl}", "?"))
                .map(each -> each.length() <= LONGEST ? each : each.substring(0, LONGEST) + "…")
                .orElse(null);
    }
}
