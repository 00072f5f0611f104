package dev.gatehouse.portal.catalogue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.Revisions;
import dev.gatehouse.management.types.apis.ApiPaths;
import dev.gatehouse.model.catalogue.ApiTypes;
import dev.gatehouse.model.resource.Api;
import dev.gatehouse.model.resource.ApiRelease;
import dev.gatehouse.portal.Installation;
import dev.gatehouse.portal.developer.Visitor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is told of APIs. Versions of one API stand together; of the revisions callers see the current one alone. */
final class ApiDocuments {
    private static final int RELEASES = 20;

    private final Visitor visitor;
    private final Installation installation;

    ApiDocuments(Visitor visitor, Installation installation) {
        this.visitor = visitor;
        this.installation = installation;
    }

    /** @param versions of one API, the newest last */
    record Family(List<Resource> versions) {}

    /** The APIs that hold what is searched for, with all their versions. */
    List<Family> found(Asked asked) {
        var families = new LinkedHashMap<String, List<Resource>>();
        for (var each : visitor.apis()) {
            var key = each.as(Api.class).apiVersionSetId().orElse(each.id().shortPath());
            families.computeIfAbsent(key.toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(each);
        }
        return families.values().stream()
                .filter(versions -> versions.stream().anyMatch(each -> matches(asked, each)))
                .map(Family::new)
                .toList();
    }

    private static boolean matches(Asked asked, Resource resource) {
        var api = resource.as(Api.class);
        return asked.in(
                resource.id().name(),
                title(resource),
                api.description().orElse(""),
                api.path(),
                api.apiVersion().orElse(""));
    }

    /** A line of a list: it leads to the newest version. */
    ObjectNode line(Family family) {
        var newest = family.versions().getLast();
        var json = named(newest)
                .put("description", newest.as(Api.class).description().orElse(""));
        var versions = json.putArray("versions");
        if (newest.as(Api.class).apiVersionSetId().isPresent()) {
            family.versions()
                    .forEach(
                            each -> versions.add(each.as(Api.class).apiVersion().orElse("")));
        }
        return json;
    }

    private static ObjectNode named(Resource resource) {
        return Json.object()
                .put("name", resource.id().name())
                .put("displayName", title(resource))
                .put("version", resource.as(Api.class).apiVersion().orElse(""));
    }

    private static String title(Resource resource) {
        return resource.as(Api.class).displayName().orElse(resource.id().name());
    }

    /** All that callers need to know of it, but for its operations. */
    ObjectNode whole(Resource resource) {
        var api = resource.as(Api.class);
        var json = named(resource)
                .put("description", api.description().orElse(""))
                .put("url", gateway(api) + ApiPaths.address(resource, visitor.view()))
                .put("tokenUrl", installation.tokenUrl())
                .put("type", api.type().wireName())
                .put("subscriptionRequired", api.subscriptionRequired())
                .put("keyHeader", api.subscriptionKeyParameterNames().header().orElse(""))
                .put("keyQuery", api.subscriptionKeyParameterNames().query().orElse(""))
                .put("revision", api.apiRevision())
                .put("termsOfServiceUrl", api.termsOfServiceUrl().orElse(""));
        api.contact()
                .ifPresent(contact -> json.putObject("contact")
                        .put("name", contact.name().orElse(""))
                        .put("url", contact.url().orElse(""))
                        .put("email", contact.email().orElse("")));
        api.license()
                .ifPresent(license -> json.putObject("license")
                        .put("name", license.name().orElse(""))
                        .put("url", license.url().orElse("")));
        versions(json, resource);
        releases(json.putArray("releases"), resource);
        var products = visitor.productsWith(resource);
        var list = json.putArray("products");
        products.forEach(product -> list.add(ProductDocuments.access(product)));
        visitor.developer().ifPresent(developer -> new Credentials(developer, resource, products).tell(json));
        return json;
    }

    /** Where the gateway answers for it. */
    private String gateway(Api api) {
        return api.protocols().contains(Api.Protocol.HTTP) ? installation.gatewayUrl() : installation.gatewayHttpsUrl();
    }

    private void versions(ObjectNode json, Resource resource) {
        var list = json.putArray("versions");
        var api = resource.as(Api.class);
        var set = ApiPaths.set(resource.id(), api, visitor.view());
        if (set.isEmpty()) {
            return;
        }
        json.put("versioning", set.get().versioningScheme().wireName());
        set.get().versionHeaderName().ifPresent(name -> json.put("versionHeader", name));
        set.get().versionQueryName().ifPresent(name -> json.put("versionQuery", name));
        var id = api.apiVersionSetId();
        visitor.apis().stream()
                .filter(other -> same(other.as(Api.class).apiVersionSetId(), id))
                .forEach(other -> list.add(named(other)));
    }

    private static boolean same(Optional<String> one, Optional<String> other) {
        return one.isPresent()
                && one.map(text -> text.toLowerCase(Locale.ROOT))
                        .equals(other.map(text -> text.toLowerCase(Locale.ROOT)));
    }

    /** What changed, the newest first. */
    private void releases(ArrayNode list, Resource resource) {
        visitor.view().below(Revisions.api(resource.id()), ApiTypes.RELEASES).stream()
                .sorted(Comparator.comparing(Resource::created).reversed())
                .limit(RELEASES)
                .forEach(each -> {
                    var release = each.as(ApiRelease.class);
                    list.addObject()
                            .put("notes", release.notes().orElse(""))
                            .put("revision", Revisions.number(release.apiId()).orElse(""))
                            .put("created", each.created().toString());
                });
    }
}
