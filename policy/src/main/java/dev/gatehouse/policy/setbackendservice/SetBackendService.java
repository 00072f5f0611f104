package dev.gatehouse.policy.setbackendservice;

import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.policy.Assembly;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyKind;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.policy.Section;
import dev.gatehouse.policy.Value;
import dev.gatehouse.policy.xml.ElementReader;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * {@code <set-backend-service base-url="https://host/path" />}: what follows the API's path goes behind this URL instead
 * of behind the API's service URL. {@code backend-id} names a backend instead: a single one, or a pool.
 *
 * @param baseUrl absolute, http or https, without user, query and fragment; empty where a backend is named
 */
public record SetBackendService(Optional<Value> baseUrl, Optional<BackendGroup> backend) implements Policy {

    public static final PolicyKind KIND = new PolicyKind(
            "set-backend-service",
            EnumSet.of(Section.INBOUND, Section.BACKEND),
            EnumSet.allOf(Scope.class),
            PolicyKind.Times.ANY,
            """
            <set-backend-service base-url="https://backend.example.com/v1" />""",
            SetBackendService::read);

    private static SetBackendService read(ElementReader in) {
        if (in.has("backend-id")) {
            if (in.has("base-url")) {
                in.optionalText("base-url");
                in.problem(
                        "base-url", "<set-backend-service> has both 'base-url' and 'backend-id'.", "Keep one of them.");
            }
            return new SetBackendService(Optional.empty(), named(in));
        }
        String url = in.text("base-url");
        if (!url.isEmpty() && !isBaseUrl(url)) {
            in.problem(
                    "base-url",
                    in.cannotBe("base-url"),
                    "Use an absolute http or https URL without user, query and fragment.");
        }
        return new SetBackendService(Optional.of(new Value.Literal(url)), Optional.empty());
    }

    private static Optional<BackendGroup> named(ElementReader in) {
        String id = in.text("backend-id").strip();
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Optional<Entity.Backend> backend = in.references().backend(id);
        if (backend.isEmpty()) {
            in.problem(
                    "backend-id",
                    "There is no backend of that id.",
                    "Make it first, at backends/{id}, or name one that is there.");
            return Optional.empty();
        }
        List<BackendGroup.Member> members = new ArrayList<>();
        if (backend.get().members().isEmpty()) {
            members.add(new BackendGroup.Member(backend.get(), 1, 0));
        }
        for (Entity.Backend.Member member : backend.get().members()) {
            in.references()
                    .backend(member.id())
                    .ifPresent(one -> members.add(new BackendGroup.Member(one, member.weight(), member.priority())));
        }
        for (BackendGroup.Member member : members) {
            member.backend()
                    .unusable()
                    .ifPresent(what -> in.problem(
                            "backend-id",
                            "Backend '" + member.backend().id() + "' can't be called from here: " + what
                                    + " is not known yet.",
                            "Take it out of the backend."));
        }
        return Optional.of(new BackendGroup(id, members));
    }

    private static boolean isBaseUrl(String text) {
        try {
            URI url = new URI(text);
            return ("http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme()))
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null
                    && url.getPort() <= 65535;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    @Override
    public boolean choosesBackend() {
        return backend.isPresent();
    }

    @Override
    public void assemble(Assembly assembly) {
        if (backend.isPresent()) {
            ChosenBackend chosen = new ChosenBackend(backend);
            assembly.add(run -> {
                run.leave(chosen);
                return Flow.NEXT;
            });
        } else if (assembly.choosesBackends()) {
            assembly.add(run -> {
                run.leave(ChosenBackend.NONE);
                run.call().backendUrl(baseUrl.orElseThrow().of(run));
                return Flow.NEXT;
            });
        } else {
            Value url = baseUrl.orElseThrow();
            assembly.add(run -> {
                run.call().backendUrl(url.of(run));
                return Flow.NEXT;
            });
        }
    }
}
