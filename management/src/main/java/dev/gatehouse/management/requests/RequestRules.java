package dev.gatehouse.management.requests;

import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Ids;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.resource.AccessRequest;
import dev.gatehouse.model.resource.AccessRequest.State;
import dev.gatehouse.model.resource.AccessSettings.Access;
import dev.gatehouse.model.resource.ClientApplication;
import dev.gatehouse.model.resource.Product;
import dev.gatehouse.model.resource.ProductLink;
import dev.gatehouse.model.resource.User;

import java.time.Duration;

/** What may be asked, and what may become of it. */
final class RequestRules {
    /** Each request is a letter to managers: so many of one application for one product are taken in an hour. */
    private static final int AN_HOUR = 5;

    /** A request is made. */
    void making(Draft draft, ResourceView view, Problems problems) {
        var request = draft.as(AccessRequest.class);
        if (request.comment().isPresent()) {
            problems.add("comment", "comment is what the manager says who decides; say yours in message.");
        }
        var application = application(draft, request, view);
        var owner = requireActiveOwner(application, view);
        var product = product(draft, request, view);
        if (!Requestable.sees(owner, product, view)) {
            var text = draft.named("productId").orElseThrow().asText();
            problems.add("productId", Requestable.missing("productId", text));
            return;
        }
        requireRequestable(product, view);
        var given = Requestable.settings(product, view).access() == Access.AT_ONCE;
        if (request.state() != (given ? State.APPROVED : State.PENDING)) {
            problems.add("state", "state of a new request follows from the product's settings; leave it out.");
        }
        requireNew(draft, application, product, view);
    }

    private static void requireRequestable(Resource product, ResourceView view) {
        if (Requestable.settings(product, view).access() == Access.NONE) {
            throw ArmException.conflict("Product " + product.id().name()
                    + " can't be requested by developers: ask its manager to grant it.");
        }
    }

    private static void requireNew(Draft draft, Resource application, Resource product, ResourceView view) {
        var both = "Application " + application.id().name() + " and product "
                + product.id().name() + ": ";
        if (RequestedLinks.between(application.id(), product.id(), view)
                .filter(link -> link.as(ProductLink.class).active())
                .isPresent()) {
            throw ArmException.conflict(both + "it has the product already.");
        }
        OpenRequests.between(application.id(), product.id(), view).ifPresent(open -> {
            throw ArmException.conflict(both + "a request waits for approval already.");
        });
        var since = draft.now().minus(Duration.ofHours(1));
        var lately = OpenRequests.all(application.id(), product.id(), view).stream()
                .filter(other -> !other.created().isBefore(since))
                .count();
        if (lately >= AN_HOUR) {
            throw new ArmException(
                    429, "TooManyRequests", both + "it was asked for too often within an hour. Try again later.");
        }
    }

    /** A request is decided, or said in other words. */
    void changing(Draft draft, ResourceView view, Problems problems) {
        var before = draft.beforeAs(AccessRequest.class).orElseThrow();
        var request = draft.as(AccessRequest.class);
        if (!before.applicationId().equalsIgnoreCase(request.applicationId())
                || !before.productId().equalsIgnoreCase(request.productId())) {
            problems.add(
                    "productId",
                    "The application and the product of a request can't be changed: make another request.");
            return;
        }
        if (before.state() != State.PENDING) {
            if (draft.names("state")
                    || !before.comment().equals(request.comment())
                    || !before.message().equals(request.message())) {
                throw ArmException.conflict(over(before));
            }
            return;
        }
        if (request.state() == State.APPROVED) {
            requireActiveOwner(application(draft, request, view), view);
            var product = product(draft, request, view);
            if (!product.as(Product.class).acceptsTokens()) {
                throw ArmException.conflict("Product " + product.id().name()
                        + " has no application based access any more: switch OAuth 2.0 token on first, or reject the"
                        + " request.");
            }
        }
    }

    private static String over(AccessRequest before) {
        return "The request was " + before.state().wireName() + " already"
                + before.decidedBy().map(who -> " by " + who).orElse("")
                + before.decidedDate().map(when -> " at " + when).orElse("")
                + ". Read it again.";
    }

    private static ResourceId requireActiveOwner(Resource application, ResourceView view) {
        var owner = Ids.parse(
                        application.id().scope(),
                        application.as(ClientApplication.class).ownerId(),
                        Catalogue.USERS)
                .orElseThrow();
        if (view.find(owner)
                .filter(user -> user.as(User.class).state() == User.State.ACTIVE)
                .isEmpty()) {
            throw ArmException.conflict("The owner of application "
                    + application.id().name() + " is no active user: let them in again, or give it another owner.");
        }
        return owner;
    }

    private static Resource application(Draft draft, AccessRequest request, ResourceView view) {
        return view.find(Ids.parse(draft.id().scope(), request.applicationId(), Catalogue.CLIENT_APPLICATIONS)
                        .orElseThrow())
                .orElseThrow();
    }

    private static Resource product(Draft draft, AccessRequest request, ResourceView view) {
        return view.find(Ids.parse(draft.id().scope(), request.productId(), Catalogue.PRODUCTS)
                        .orElseThrow())
                .orElseThrow();
    }
}
