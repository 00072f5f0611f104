package dev.gatehouse.identity.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.identity.IdentityProvider.NewSecret;
import dev.gatehouse.identity.IdentityProvider.SecretDescription;
import dev.gatehouse.identity.IdentityProviderException;
import dev.gatehouse.identity.IdentityProviderException.Kind;
import dev.gatehouse.identity.graph.GraphCall.Attempt;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The secrets of client applications. */
final class Secrets {
    /** Of more clients than this nobody asks for the last uses of all: directories take long to tell them. */
    private static final int MOST_WITH_USE = 500;

    private final GraphCall call;
    private final Applications applications;
    private final SecretUse use;

    Secrets(GraphCall call, SecretUse use) {
        this.call = call;
        this.applications = new Applications(call);
        this.use = use;
    }

    NewSecret add(String clientName, String displayName, Instant expires) {
        var client = applications.get(clientName);
        var before = credentials(client).stream().map(Secrets::keyId).collect(Collectors.toSet());
        var body = Applications.object();
        body.putObject("passwordCredential").put("displayName", displayName).put("endDateTime", expires.toString());
        var reply = call.send(
                GraphRequest.post(url(client, "addPassword"), body),
                client.attempt(call.now()),
                Set.of(),
                () -> removeLost(clientName, displayName, before));
        var made = reply.body();
        var value = made.path("secretText").asText("");
        if (value.isEmpty()) {
            throw new IdentityProviderException(
                    Kind.REFUSED, "The directory made a secret but did not answer with its value.", null);
        }
        return new NewSecret(keyId(made), value, made.path("hint").asText(""), instant(made, "endDateTime", expires));
    }

    void remove(String clientName, String keyId) {
        applications.findPatiently(clientName).ifPresent(client -> remove(client, keyId));
    }

    List<SecretDescription> all(String clientName) {
        var client = applications.get(clientName);
        var credentials = credentials(client);
        var uses = credentials.isEmpty() ? new SecretUse.Uses(true, Map.of()) : use.of(call, client.appId());
        return described(credentials, uses);
    }

    /** Those of all clients whose unique names begin so; Graph can't be asked for them by that. */
    Map<String, List<SecretDescription>> everywhere(String beginning) {
        var found = new HashMap<String, List<JsonNode>>();
        call.each("/applications?$select=uniqueName,passwordCredentials&$top=999", json -> {
            var name = json.path("uniqueName").asText("");
            if (name.startsWith(beginning)) {
                found.put(name, credentials(json));
            }
        });
        var uses = found.size() > MOST_WITH_USE ? new SecretUse.Uses(false, Map.of()) : use.ofAll(call);
        var all = new HashMap<String, List<SecretDescription>>();
        found.forEach((name, credentials) -> all.put(name, described(credentials, uses)));
        return Map.copyOf(all);
    }

    private static List<SecretDescription> described(List<JsonNode> credentials, SecretUse.Uses uses) {
        return credentials.stream()
                .map(credential -> new SecretDescription(
                        keyId(credential),
                        credential.path("displayName").asText(""),
                        credential.path("hint").asText(""),
                        instant(credential, "startDateTime", Instant.EPOCH),
                        instant(credential, "endDateTime", Instant.MAX),
                        uses.lastUse(keyId(credential)),
                        uses.known()))
                .toList();
    }

    /** What an attempt whose answer got lost may have made: nobody will ever know its value. */
    private void removeLost(String clientName, String displayName, Set<String> before) {
        var client = applications.get(clientName);
        credentials(client).stream()
                .filter(credential -> !before.contains(keyId(credential)))
                .filter(credential -> credential.path("displayName").asText().equals(displayName))
                .forEach(credential -> remove(client, keyId(credential)));
    }

    private void remove(DirectoryApplication client, String keyId) {
        if (credentials(client).stream().noneMatch(one -> keyId(one).equals(keyId))) {
            return;
        }
        var body = Applications.object().put("keyId", keyId);
        var reply =
                call.send(GraphRequest.post(url(client, "removePassword"), body), Attempt.SETTLED, Set.of(400, 404));
        if (!reply.ok()) {
            var still = call.find("/applications/" + client.objectId())
                    .map(json -> credentials(new DirectoryApplication(json, false)).stream()
                            .anyMatch(one -> keyId(one).equals(keyId)))
                    .orElse(false);
            if (still) {
                throw new IdentityProviderException(
                        Kind.REFUSED,
                        "The directory refused to remove the secret " + keyId + ": " + reply.error(),
                        null);
            }
        }
    }

    private String url(DirectoryApplication client, String action) {
        return call.url("/applications/" + client.objectId() + "/" + action);
    }

    private static List<JsonNode> credentials(DirectoryApplication client) {
        return credentials(client.json());
    }

    private static List<JsonNode> credentials(JsonNode client) {
        return StreamSupport.stream(client.path("passwordCredentials").spliterator(), false)
                .toList();
    }

    private static String keyId(JsonNode credential) {
        return credential.path("keyId").asText();
    }

    private static Instant instant(JsonNode json, String field, Instant otherwise) {
        var text = json.path(field).asText("");
        return text.isEmpty() ? otherwise : Instant.parse(text);
    }
}
