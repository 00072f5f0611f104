package dev.gatehouse.portal.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.RequestException;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.Resources;
import dev.gatehouse.management.arm.ServiceId;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.portal.session.Session;

import java.util.List;

/** A manager's: whatever their roles let them read. */
final class ManagerDesk implements Desk {
    private final ArmInName arm;
    private final Resources resources;
    private final ResourceId service;

    ManagerDesk(ArmInName arm, Resources resources, ServiceId service) {
        this.arm = arm;
        this.resources = resources;
        this.service = ResourceId.of(service);
    }

    @Override
    public CallTarget target(Session session, String api, String operation) {
        read(session, service);
        return resources
                .read(view -> CallTarget.find(view, service, api, operation))
                .orElseThrow(() -> new RequestException(404, "NotFound", "The service has no such operation."));
    }

    @Override
    public Resource application(Session session, String name) {
        return one(session, Catalogue.CLIENT_APPLICATIONS, name);
    }

    @Override
    public List<Resource> products(Session session, CallTarget target, Resource application) {
        return resources.read(
                view -> ProductsOf.takingTokens(view, view.below(service, Catalogue.PRODUCTS), target, application));
    }

    @Override
    public Resource subscription(Session session, String name) {
        return one(session, Catalogue.SUBSCRIPTIONS, name);
    }

    /** A manager finds both among many, by the lists of the ARM API. */
    @Override
    public void offer(Session session, CallTarget target, ObjectNode document) {}

    private Resource one(Session session, ResourceType type, String name) {
        if (!type.name().allows(name)) {
            throw new RequestException(404, "NotFound", "There is nothing of this name.");
        }
        var id = service.child(type, name);
        read(session, id);
        return resources
                .read(view -> view.find(id))
                .orElseThrow(() -> new RequestException(404, "NotFound", "There is nothing of this name."));
    }

    /** Refuses who may not. */
    private void read(Session session, ResourceId id) {
        arm.ask(session, "GET", id, List.of(), Json.object());
    }
}
