package dev.gatehouse.management.types.backends;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Sealing;

import java.util.List;

/** A backend's credentials: certificates by id, everything else in named values. */
final class BackendCredentials {
    private final NamedCredentials secrets;

    BackendCredentials(Sealing sealing) {
        secrets = new NamedCredentials("Backend-Credentials-", sealing);
    }

    void keep(Draft draft, ResourceView view, Problems problems) {
        if (draft.properties().get("credentials") instanceof ObjectNode credentials) {
            certificates(draft, view, credentials, problems);
            if (credentials.get("authorization") instanceof ObjectNode authorization) {
                text(draft, view, authorization, "parameter", "credentials.authorization.parameter", problems);
            }
            for (var kind : List.of("header", "query")) {
                credentials.path(kind).properties().forEach(one -> {
                    if (one.getValue() instanceof ArrayNode values) {
                        for (var i = 0; i < values.size(); i++) {
                            var at = "credentials." + kind + "." + one.getKey() + "[" + i + "]";
                            values.set(
                                    i,
                                    secrets.kept(draft, view, at, values.get(i).asText(), problems));
                        }
                    }
                });
            }
        }
        if (draft.properties().get("proxy") instanceof ObjectNode proxy) {
            text(draft, view, proxy, "password", "proxy.password", problems);
        }
    }

    private void text(Draft draft, ResourceView view, ObjectNode tree, String name, String target, Problems problems) {
        Json.text(tree, name)
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> tree.put(name, secrets.kept(draft, view, target, text, problems)));
    }

    private static void certificates(Draft draft, ResourceView view, ObjectNode credentials, Problems problems) {
        if (!credentials.path("certificate").isEmpty()
                && credentials.path("certificateIds").isEmpty()) {
            problems.add(
                    "credentials.certificate",
                    "credentials.certificate isn't available here: name certificates in credentials.certificateIds.");
        }
        if (credentials.get("certificateIds") instanceof ArrayNode ids) {
            for (var i = 0; i < ids.size(); i++) {
                var at = "credentials.certificateIds[" + i + "]";
                var found =
                        Scopes.find(view, draft.id(), "certificates", ids.get(i).asText());
                if (found.isEmpty()) {
                    problems.add(at, at + " must be the id of one of the certificates, such as /certificates/{id}.");
                } else {
                    ids.set(i, found.get().id().shortPath());
                }
            }
        }
    }
}
