package dev.gatehouse.management.provisioning;

import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Giving;
import dev.gatehouse.management.arm.Ids;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.RequestTypes;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.AccessRequest;
import dev.gatehouse.model.resource.AccessRequest.State;

import java.util.Optional;
import java.util.Set;

/** An approved request grants the product's role, as a link that a manager makes does. */
final class AccessGrants implements ResourceBehaviour {
    private final Provisioning provisioning;

    AccessGrants(Provisioning provisioning) {
        this.provisioning = provisioning;
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(RequestTypes.ACCESS_REQUESTS);
    }

    @Override
    public Optional<Giving> giving(Draft draft, ResourceView view) {
        var request = draft.as(AccessRequest.class);
        var before = draft.beforeAs(AccessRequest.class).map(AccessRequest::state);
        if (request.state() != State.APPROVED
                || before.filter(State.APPROVED::equals).isPresent()) {
            return Optional.empty();
        }
        var scope = draft.id().scope();
        var application = Ids.parse(scope, request.applicationId(), Catalogue.CLIENT_APPLICATIONS)
                .orElseThrow();
        var product = Ids.parse(scope, request.productId(), Catalogue.PRODUCTS)
                .flatMap(view::find)
                .orElseThrow();
        return Optional.of(ProductLinks.give(provisioning, ProductLinks.task(application, product, view)));
    }
}
