package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.identity.DirectoryView.Registration;
import dev.gatehouse.identity.IdentityProviderException;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.SubResource;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.Product;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Gatehouse's addition to the service: {@code GET …/directory} tells of the tenant and whether the service's identity
 * may register there; {@code GET …/appRegistrations} shows what is registered, whoever did it, and
 * {@code …/appRegistrations/{appId}} one of them with all that hangs on it.
 */
final class DirectoryBehaviour implements ResourceBehaviour {
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 200;
    private static final int LONGEST_SEARCH = 120;

    private final Provisioning provisioning;

    DirectoryBehaviour(Provisioning provisioning) {
        this.provisioning = provisioning;
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.SERVICE);
    }

    @Override
    public Map<String, SubResource> subResources() {
        return Map.of(
                "directory",
                (method, name, call) -> {
                    onlyRead(method, "directory");
                    if (name.isPresent()) {
                        throw ArmException.notFound("The directory " + name.get());
                    }
                    return ArmReply.of(200, directory(call));
                },
                "appRegistrations",
                (method, name, call) -> {
                    onlyRead(method, "appRegistrations");
                    return ArmReply.of(200, name.map(id -> one(id, call)).orElseGet(() -> page(call)));
                });
    }

    private static void onlyRead(String method, String what) {
        if (!method.equals("GET")) {
            throw ArmException.notAllowed("Only GET can be asked of " + what + ".");
        }
    }

    private ObjectNode directory(ResourceAction.Call call) {
        var tokens = provisioning.provider().tokenService();
        var body = Json.object()
                .put("tenantId", tokens.tenantId())
                .put("tokenUrl", tokens.tokenUrl())
                .put("identitiesMadeHere", provisioning.directory().identities().isPresent());
        ServiceIdentity.principalId(call.resource()).ifPresent(id -> body.put("principalId", id));
        // Without an identity, one of another service could answer.
        if (ServiceIdentity.on(call.resource())
                || provisioning.directory().identities().isEmpty()) {
            var readiness = asked(() -> provisioning.provider().readiness());
            body.put("ready", readiness.ready()).put("problem", readiness.problem());
        } else {
            body.put("ready", false)
                    .put("problem", "The service has no identity: switch it on, then it can be given its role.");
        }
        return body;
    }

    private ObjectNode page(ResourceAction.Call call) {
        var search = call.query().getOrDefault("search", "").strip();
        if (search.length() > LONGEST_SEARCH) {
            throw ArmException.invalid("search", "search must have at most " + LONGEST_SEARCH + " characters.");
        }
        var after = Optional.of(call.query().getOrDefault("$skiptoken", "")).filter(token -> !token.isEmpty());
        var page = asked(() -> provisioning.provider().describe().registrations(search, top(call), after));
        var body = Json.object();
        var links = new Links(call);
        var value = body.putArray("value");
        page.registrations().forEach(each -> value.add(links.onto(RegistrationJson.of(each), each)));
        page.next().ifPresent(token -> body.put("skipToken", token));
        return body;
    }

    private static int top(ResourceAction.Call call) {
        var text = call.query().getOrDefault("$top", "").strip();
        if (text.isEmpty()) {
            return USUAL_PAGE;
        }
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < 1) {
            throw ArmException.invalid("$top", "$top must be a whole number, at least 1.");
        }
        return Math.min(Integer.parseInt(text), LARGEST_PAGE);
    }

    private ObjectNode one(String applicationId, ResourceAction.Call call) {
        return asked(() -> provisioning.provider().describe().registration(applicationId))
                .map(details -> new Links(call).onto(RegistrationJson.of(details), details.registration()))
                .orElseThrow(() -> ArmException.notFound("The app registration " + applicationId));
    }

    private <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (IdentityProviderException e) {
            throw Refusal.of(e, provisioning.provider());
        }
    }

    /** Which products and client applications of the service registrations belong to. */
    private static final class Links {
        private final ResourceAction.Call call;
        private final Map<String, String> products;

        Links(ResourceAction.Call call) {
            this.call = call;
            var root = ResourceId.of(call.resource().id().service());
            var found = new java.util.HashMap<String, String>();
            call.resources()
                    .read(view -> view.below(root, Catalogue.PRODUCTS))
                    .forEach(product -> product.as(Product.class)
                            .application()
                            .flatMap(Product.Application::entra)
                            .flatMap(Product.Entra::applicationId)
                            .ifPresent(id -> found.put(id, product.id().path())));
            this.products = found;
        }

        ObjectNode onto(ObjectNode json, Registration registration) {
            var product = Optional.ofNullable(products.get(registration.applicationId()));
            product.ifPresent(id -> json.put("productId", id));
            if (product.isEmpty() && registration.ours()) {
                client(registration).ifPresent(id -> json.put("clientApplicationId", id));
            }
            return json;
        }

        private Optional<String> client(Registration registration) {
            var root = ResourceId.of(call.resource().id().service());
            return call
                    .resources()
                    .read(view -> view.having(
                            root, Catalogue.CLIENT_APPLICATIONS, "entraApplicationId", registration.applicationId()))
                    .stream()
                    .map(found -> found.id().path())
                    .findFirst();
        }
    }
}
