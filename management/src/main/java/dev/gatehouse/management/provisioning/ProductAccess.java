package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.management.arm.Deletion;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Giving;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.SchemaCheck;
import dev.gatehouse.management.provisioning.ProductTask.Role;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.catalogue.Schema;
import dev.gatehouse.model.resource.Product;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Application based access of products: {@code authenticationType} with {@code application-token} registers the
 * product's application, without it the application is withdrawn, and comes back as itself when enabled again.
 */
final class ProductAccess implements ResourceBehaviour {
    private static final String TYPES = "authenticationType";
    private static final String APPLICATION = "application";

    private final Provisioning provisioning;
    private final Prerequisites prerequisites;

    ProductAccess(Provisioning provisioning) {
        this.provisioning = provisioning;
        this.prerequisites = new Prerequisites(provisioning.directory());
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.PRODUCTS);
    }

    @Override
    public void prepare(Draft draft, ResourceView view) {
        keepAsItWas(draft, APPLICATION);
        if (draft.named(TYPES).isEmpty()) {
            // Withdrawing is said explicitly: null does not say it.
            keepAsItWas(draft, TYPES);
        }
    }

    private static void keepAsItWas(Draft draft, String property) {
        draft.before()
                .map(before -> before.properties().get(property))
                .ifPresentOrElse(
                        value -> draft.properties().set(property, value.deepCopy()),
                        () -> draft.properties().remove(property));
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        draft.named(APPLICATION).ifPresent(named -> shape(draft, named, problems));
        var entra = draft.named(APPLICATION).map(named -> named.path("entra"));
        var known = draft.before().flatMap(ProductApplication::of);
        entra.ifPresent(named -> {
            same(named, "applicationId", known.map(ProductApplication::applicationId), problems);
            same(named, "audience", known.map(ProductApplication::audience), problems);
        });
        if (enabling(draft)) {
            prerequisites.require(view);
        }
    }

    /** The kept value stands in the draft, so what was named is looked at apart. */
    private static void shape(Draft draft, JsonNode named, Problems problems) {
        var rule = draft.id().type().schema().property(APPLICATION).stream().toList();
        new SchemaCheck(problems)
                .object(Json.object().set(APPLICATION, named.deepCopy()), new Schema(Product.class, rule), "");
    }

    private static void same(JsonNode named, String field, Optional<String> known, Problems problems) {
        var value = named.path(field);
        if (!value.isTextual() || known.filter(value.asText()::equalsIgnoreCase).isPresent()) {
            return;
        }
        var target = "application.entra." + field;
        problems.add(
                target,
                target + " is set by the service"
                        + known.map(right -> " and is " + right).orElse(", when application access is enabled")
                        + "; leave it out.");
    }

    @Override
    public Optional<Giving> giving(Draft draft, ResourceView view) {
        if (!enabling(draft)) {
            return Optional.empty();
        }
        var role = draft.before()
                .flatMap(ProductApplication::of)
                .map(ProductApplication::role)
                .orElseGet(() -> new Role(UUID.randomUUID().toString(), roleValue(draft, view)));
        var task = new ProductTask(
                new Whom(draft.id(), draft.uid()), draft.as(Product.class).displayName(), role);
        return Optional.of(provisioning.giving(
                task,
                progress -> {
                    var observed = progress.observed();
                    ProductApplication.keep(draft.internal(), observed);
                    ProductApplication.show(draft.properties(), observed);
                },
                (_, change) -> WithdrawnGrants.align(provisioning, change, draft)));
    }

    private static String roleValue(Draft draft, ResourceView view) {
        var taken = new HashSet<String>();
        for (var other : view.below(ResourceId.of(draft.id().service()), Catalogue.PRODUCTS)) {
            if (!other.uid().equals(draft.uid())) {
                ProductApplication.of(other).ifPresent(application -> taken.add(application.roleValue()));
            }
        }
        for (var intent : view.intents()) {
            if (TaskIntent.task(intent) instanceof ProductTask task
                    && !task.product().uid().equals(draft.uid())
                    && task.product()
                            .id()
                            .service()
                            .key()
                            .equals(draft.id().service().key())) {
                taken.add(task.role().value());
            }
        }
        return RoleValue.of(draft.as(Product.class).displayName(), draft.id().name(), draft.uid(), taken);
    }

    @Override
    public void commit(Draft draft, ResourceChange change) {
        var before = draft.beforeAs(Product.class).filter(Product::acceptsTokens);
        if (before.isEmpty()) {
            return;
        }
        var now = draft.as(Product.class);
        if (!now.acceptsTokens() || !now.displayName().equals(before.get().displayName())) {
            align(change, draft.proposed());
        }
    }

    @Override
    public void delete(Deletion deletion, ResourceChange change) {
        if (ProductApplication.known(deletion.resource())) {
            align(change, deletion.resource());
        }
    }

    @Override
    public void render(
            Resource resource,
            com.fasterxml.jackson.databind.node.ObjectNode document,
            ResourceView view,
            Map<String, String> query) {
        if (!resource.as(Product.class).acceptsTokens()
                && document.get("properties") instanceof com.fasterxml.jackson.databind.node.ObjectNode properties) {
            properties.remove(APPLICATION);
        }
    }

    private void align(ResourceChange change, Resource product) {
        ProductApplication.of(product)
                .ifPresent(application -> provisioning.align(
                        change,
                        new ProductTask(
                                Whom.of(product), product.as(Product.class).displayName(), application.role())));
    }

    private static boolean enabling(Draft draft) {
        return draft.as(Product.class).acceptsTokens()
                && !draft.beforeAs(Product.class).map(Product::acceptsTokens).orElse(false);
    }
}
