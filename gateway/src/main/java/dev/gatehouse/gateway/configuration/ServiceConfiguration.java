package dev.gatehouse.gateway.configuration;

import dev.gatehouse.gateway.routing.RouteTable;
import dev.gatehouse.model.gateway.Entity;
import io.vavr.collection.HashMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One service as the gateway serves it, immutable and indexed. A changed one shares everything that did not change, so
 * that a change costs about its own size.
 *
 * @param path the service's ARM path, in lower case
 */
public record ServiceConfiguration(
        String path,
        Optional<Entity.Service> service,
        Optional<Entity.Issuer> issuer,
        RouteTable routes,
        Products products,
        Applications applications,
        Subscriptions subscriptions,
        HashMap<String, Entity.User> users,
        HashMap<String, Entity.Group> groups,
        PolicyTexts policies) {

    static ServiceConfiguration empty(String path) {
        return new ServiceConfiguration(
                path,
                Optional.empty(),
                Optional.empty(),
                RouteTable.EMPTY,
                Products.EMPTY,
                Applications.EMPTY,
                Subscriptions.EMPTY,
                HashMap.empty(),
                HashMap.empty(),
                PolicyTexts.EMPTY);
    }

    public Optional<Entity.User> user(String id) {
        return Optional.ofNullable(users.getOrElse(id, null));
    }

    ServiceConfiguration with(Entity entity) {
        return switch (entity) {
            case Entity.Service changed -> with(Optional.of(changed), issuer);
            case Entity.Issuer changed -> with(service, Optional.of(changed));
            case Entity.Api api -> with(routes.with(api));
            case Entity.Operation operation -> with(routes.with(operation));
            case Entity.Product product -> with(products.with(product));
            case Entity.Application application -> with(applications.with(application));
            case Entity.ProductLink link -> with(applications.with(link));
            case Entity.Subscription subscription -> with(subscriptions.with(subscription));
            case Entity.User user -> withPeople(users.put(user.id(), user), groups);
            case Entity.Group group -> withPeople(users, groups.put(group.id(), group));
            case Entity.Policy policy -> with(policies.with(policy));
            case Entity.NamedValue value -> with(policies.with(value));
            case Entity.Fragment fragment -> with(policies.with(fragment));
            case Entity.Backend backend -> with(policies.with(backend));
        };
    }

    ServiceConfiguration without(Entity.Kind kind, String id) {
        return switch (kind) {
            case SERVICE -> with(Optional.empty(), issuer);
            case ISSUER -> with(service, Optional.empty());
            case API -> with(routes.withoutApi(id));
            case OPERATION -> with(routes.withoutOperation(id));
            case PRODUCT -> with(products.without(id));
            case APPLICATION -> with(applications.withoutApplication(id));
            case PRODUCT_LINK -> with(applications.withoutLink(id));
            case SUBSCRIPTION -> with(subscriptions.without(id));
            case USER -> withPeople(users.remove(id), groups);
            case GROUP -> withPeople(users, groups.remove(id));
            case POLICY -> with(policies.withoutPolicy(id));
            case NAMED_VALUE -> with(policies.withoutNamedValue(id));
            case FRAGMENT -> with(policies.withoutFragment(id));
            case BACKEND -> with(policies.withoutBackend(id));
        };
    }

    /** Everything that it was made of, in no particular order. */
    List<Entity> entities() {
        var all = new ArrayList<Entity>();
        service.ifPresent(all::add);
        issuer.ifPresent(all::add);
        routes.entities().forEach(all::add);
        all.addAll(products.all());
        all.addAll(applications.all());
        all.addAll(subscriptions.all());
        all.addAll(users.toJavaMap().values());
        all.addAll(groups.toJavaMap().values());
        all.addAll(policies.all());
        return all;
    }

    private ServiceConfiguration with(Optional<Entity.Service> changedService, Optional<Entity.Issuer> changedIssuer) {
        return new ServiceConfiguration(
                path,
                changedService,
                changedIssuer,
                routes,
                products,
                applications,
                subscriptions,
                users,
                groups,
                policies);
    }

    private ServiceConfiguration with(RouteTable changed) {
        return new ServiceConfiguration(
                path, service, issuer, changed, products, applications, subscriptions, users, groups, policies);
    }

    private ServiceConfiguration with(Products changed) {
        return new ServiceConfiguration(
                path, service, issuer, routes, changed, applications, subscriptions, users, groups, policies);
    }

    private ServiceConfiguration with(Applications changed) {
        return new ServiceConfiguration(
                path, service, issuer, routes, products, changed, subscriptions, users, groups, policies);
    }

    private ServiceConfiguration with(Subscriptions changed) {
        return new ServiceConfiguration(
                path, service, issuer, routes, products, applications, changed, users, groups, policies);
    }

    private ServiceConfiguration withPeople(
            HashMap<String, Entity.User> changedUsers, HashMap<String, Entity.Group> changedGroups) {
        return new ServiceConfiguration(
                path,
                service,
                issuer,
                routes,
                products,
                applications,
                subscriptions,
                changedUsers,
                changedGroups,
                policies);
    }

    private ServiceConfiguration with(PolicyTexts changed) {
        return new ServiceConfiguration(
                path, service, issuer, routes, products, applications, subscriptions, users, groups, changed);
    }
}
