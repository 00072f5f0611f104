package dev.gatehouse.management.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The services that there are, and the subscriptions and resource groups that they make. */
final class Deployment {
    private final Resources resources;

    Deployment(Resources resources) {
        this.resources = resources;
    }

    List<ServiceId> services() {
        return resources.read(ResourceView::services);
    }

    /**
     * The service as it is known.
     *
     * @throws ArmException 404 for the first of subscription, resource group and service that isn't there
     */
    ServiceId service(ServiceId asked) {
        var all = services();
        return all.stream()
                .filter(service -> service.key().equals(asked.key()))
                .findFirst()
                .orElseThrow(() -> missing(asked, all));
    }

    /**
     * The service that a PUT is about, as it is known: one that is there, or one to be made in a subscription that is.
     *
     * @throws ArmException 404 if the subscription isn't there
     */
    ServiceId known(ServiceId asked) {
        var all = services();
        return all.stream()
                .filter(service -> service.key().equals(asked.key()))
                .findFirst()
                .orElseGet(() -> beside(asked, all));
    }

    private static ServiceId beside(ServiceId asked, List<ServiceId> all) {
        var subscription = all.stream()
                .filter(in(asked.subscriptionId()))
                .findFirst()
                .orElseThrow(() -> noSubscription(asked.subscriptionId()))
                .subscriptionId();
        var group = all.stream()
                .filter(in(subscription))
                .map(ServiceId::resourceGroup)
                .filter(asked.resourceGroup()::equalsIgnoreCase)
                .findFirst()
                .orElse(asked.resourceGroup());
        return new ServiceId(subscription, group, asked.name());
    }

    /**
     * Whose roles decide who may make or change a service: its own; of one that is to be made, those of the first, which
     * the deployment began with.
     */
    ResourceId authority(ServiceId service) {
        var all = services();
        return ResourceId.of(
                all.stream().anyMatch(known -> known.key().equals(service.key())) ? service : all.getFirst());
    }

    /** Those of a subscription, and of one of its resource groups if one is named. */
    List<ServiceId> within(String subscription, Optional<String> group, List<ServiceId> visible) {
        var found = visible.stream()
                .filter(in(subscription))
                .filter(service -> group.filter(name -> !name.equalsIgnoreCase(service.resourceGroup()))
                        .isEmpty())
                .toList();
        if (found.isEmpty()) {
            throw visible.stream().anyMatch(in(subscription))
                    ? noGroup(group.orElse(""))
                    : noSubscription(subscription);
        }
        return found;
    }

    ArmReply subscriptions(Optional<String> id, List<ServiceId> visible) {
        var all = visible.stream().map(ServiceId::subscriptionId).distinct().toList();
        if (id.isEmpty()) {
            return list(all.stream().map(Deployment::subscription).toList());
        }
        return all.stream()
                .filter(id.get()::equalsIgnoreCase)
                .findFirst()
                .map(known -> ArmReply.of(200, subscription(known)))
                .orElseThrow(() -> noSubscription(id.get()));
    }

    ArmReply resourceGroups(String subscription, Optional<String> name, List<ServiceId> visible) {
        var all = within(subscription, name, visible).stream()
                .map(Deployment::resourceGroup)
                .distinct()
                .toList();
        return name.isEmpty() ? list(all) : ArmReply.of(200, all.getFirst());
    }

    private static ArmReply list(List<ObjectNode> documents) {
        var body = Json.object();
        body.putArray("value").addAll(documents);
        return ArmReply.of(200, body);
    }

    private static ObjectNode subscription(String id) {
        return Json.object()
                .put("id", "/subscriptions/" + id)
                .put("subscriptionId", id)
                .put("displayName", "Gatehouse")
                .put("state", "Enabled");
    }

    private static ObjectNode resourceGroup(ServiceId service) {
        var document = Json.object()
                .put("id", service.resourceGroupPath())
                .put("name", service.resourceGroup())
                .put("type", "Microsoft.Resources/resourceGroups")
                .put("location", "local");
        Json.properties(document).put("provisioningState", "Succeeded");
        return document;
    }

    private static Predicate<ServiceId> in(String subscription) {
        return service -> service.subscriptionId().equalsIgnoreCase(subscription);
    }

    private static ArmException missing(ServiceId asked, List<ServiceId> all) {
        var subscription = all.stream().filter(in(asked.subscriptionId())).toList();
        if (subscription.isEmpty()) {
            return noSubscription(asked.subscriptionId());
        }
        if (subscription.stream().noneMatch(there -> there.resourceGroup().equalsIgnoreCase(asked.resourceGroup()))) {
            return noGroup(asked.resourceGroup());
        }
        return ArmException.notFound("Resource " + asked.path());
    }

    private static ArmException noSubscription(String id) {
        return new ArmException(404, "SubscriptionNotFound", "Subscription " + id + " was not found.");
    }

    private static ArmException noGroup(String name) {
        return new ArmException(404, "ResourceGroupNotFound", "Resource group " + name + " was not found.");
    }
}
