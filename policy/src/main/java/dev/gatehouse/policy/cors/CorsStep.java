package dev.gatehouse.policy.cors;

import dev.gatehouse.policy.Call;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.PreflightStep;
import dev.gatehouse.policy.Run;
import dev.gatehouse.policy.text.HeaderLines;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Answers preflights, and tells browsers what they may do with the responses to other calls (Fetch, section 3.2). */
final class CorsStep implements PreflightStep {
    private static final String ANY = "*";

    private final Cors policy;

    /** Word that a policy before this one allowed the call's origin; then it is not for this one to judge. */
    private record Allowed() {}

    CorsStep(Cors policy) {
        this.policy = policy;
    }

    @Override
    public Flow run(Run run) {
        if (run.note(Allowed.class).isPresent()) {
            return Flow.NEXT;
        }
        Optional<String> origin = run.call().request().headers().first("Origin");
        if (origin.isEmpty()) {
            varyByOrigin(run);
            return Flow.NEXT;
        }
        return run.preflighting() ? preflight(run, origin.get()) : plain(run, origin.get());
    }

    private Flow preflight(Run run, String origin) {
        Call.Request request = run.call().request();
        String method = request.headers().first("Access-Control-Request-Method").orElse("");
        List<String> wanted = Arrays.stream(String.join(",", request.headers().all("Access-Control-Request-Headers"))
                        .split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        if (!allowed(origin) || !allowedMethod(method) || !allowedHeaders(wanted)) {
            return policy.terminate() ? end(run) : Flow.NEXT;
        }
        run.emptyResponse();
        allowOrigin(run, origin);
        run.responseHeader(
                "Access-Control-Allow-Methods",
                policy.methods().isEmpty()
                        ? method
                        : String.join(",", policy.methods().stream().sorted().toList()));
        if (!wanted.isEmpty()) {
            run.responseHeader("Access-Control-Allow-Headers", String.join(",", wanted));
        }
        if (policy.maxAge().isPresent()) {
            run.responseHeader(
                    "Access-Control-Max-Age", Integer.toString(policy.maxAge().getAsInt()));
        }
        return Flow.END;
    }

    private Flow plain(Run run, String origin) {
        if (!allowed(origin)) {
            String method = run.call().request().method();
            boolean simple = method.equals("GET") || method.equals("HEAD");
            if (policy.terminate() && simple) {
                return end(run);
            }
            varyByOrigin(run);
            return Flow.NEXT;
        }
        run.leave(new Allowed());
        allowOrigin(run, origin);
        if (!policy.exposed().isEmpty()) {
            run.responseHeader("Access-Control-Expose-Headers", String.join(",", policy.exposed()));
        }
        return Flow.NEXT;
    }

    private Flow end(Run run) {
        run.emptyResponse();
        varyByOrigin(run);
        return Flow.END;
    }

    private void allowOrigin(Run run, String origin) {
        run.responseHeader("Access-Control-Allow-Origin", policy.origins().isEmpty() ? ANY : origin);
        if (policy.credentials()) {
            run.responseHeader("Access-Control-Allow-Credentials", "true");
        }
        varyByOrigin(run);
    }

    private void varyByOrigin(Run run) {
        if (!policy.origins().isEmpty() && !run.wantedHeader("Vary", "Origin")) {
            run.addResponseHeader("Vary", "Origin");
        }
    }

    private boolean allowed(String origin) {
        return policy.origins().isEmpty()
                || Origin.normalized(origin).filter(policy.origins()::contains).isPresent();
    }

    private boolean allowedMethod(String method) {
        return policy.methods().isEmpty()
                ? HeaderLines.isName(method)
                : policy.methods().contains(method);
    }

    private boolean allowedHeaders(List<String> wanted) {
        return wanted.stream()
                .allMatch(name -> policy.anyHeader()
                        ? HeaderLines.isName(name)
                        : policy.headers().contains(name.toLowerCase(Locale.ROOT)));
    }
}
