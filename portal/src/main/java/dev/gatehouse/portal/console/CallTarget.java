package dev.gatehouse.portal.console;

import dev.gatehouse.management.arm.Ids;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Revisions;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.resource.Api;
import dev.gatehouse.model.resource.ApiVersionSet;
import dev.gatehouse.model.resource.ApiVersionSet.Scheme;
import dev.gatehouse.model.resource.Operation;

import java.util.Optional;

/**
 * The operation that is called, as it is configured.
 *
 * @param versions the version set of the API, if it is in one
 */
record CallTarget(Resource apiResource, Resource operationResource, Optional<ApiVersionSet> versions) {
    private static final String KEY_HEADER = "Ocp-Apim-Subscription-Key";

    /** None if there is no such operation. */
    static Optional<CallTarget> find(ResourceView view, ResourceId service, String api, String operation) {
        if (!Catalogue.APIS.name().allows(api) || !Catalogue.OPERATIONS.name().allows(operation)) {
            return Optional.empty();
        }
        return Revisions.find(view, service.child(Catalogue.APIS, api))
                .flatMap(found -> view.find(found.id().child(Catalogue.OPERATIONS, operation))
                        .map(there -> new CallTarget(found, there, versions(view, found))));
    }

    private static Optional<ApiVersionSet> versions(ResourceView view, Resource api) {
        return api.as(Api.class)
                .apiVersionSetId()
                .flatMap(set -> Ids.parse(api.id().scope(), set))
                .flatMap(view::find)
                .map(set -> set.as(ApiVersionSet.class));
    }

    Api api() {
        return apiResource.as(Api.class);
    }

    Operation operation() {
        return operationResource.as(Operation.class);
    }

    /** The name of the API that products contain: that of all its revisions. */
    String apiName() {
        return Revisions.plain(apiResource.id().name());
    }

    /** Whether it can be called over TLS alone. */
    boolean secure() {
        return !api().protocols().contains(Api.Protocol.HTTP);
    }

    /** The path of the API below the gateway, without slashes at its ends. */
    String apiPath() {
        var path = api().path().replaceAll("^/+|/+$", "");
        var versioned = version(Scheme.SEGMENT)
                .map(version -> path.isEmpty() ? version : path + "/" + version)
                .orElse(path);
        return Revisions.number(apiResource.id().name())
                .map(number -> versioned + ";rev=" + number)
                .orElse(versioned);
    }

    /** The version that callers name, where they name it so. */
    Optional<String> version(Scheme scheme) {
        return versions.filter(set -> set.versioningScheme() == scheme).flatMap(_ -> api().apiVersion());
    }

    String keyHeader() {
        return api().subscriptionKeyParameterNames().header().orElse(KEY_HEADER);
    }
}
