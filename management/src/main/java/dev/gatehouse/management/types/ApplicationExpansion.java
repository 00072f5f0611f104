package dev.gatehouse.management.types;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.Ids;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.resource.ClientApplication.State;
import dev.gatehouse.model.resource.ProductLink;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * {@code $expand} of client applications, Gatehouse's addition: {@code productLinks}, the products of each with their
 * names, and {@code secrets}, when those expire that were made here; so that whoever shows a list needn't ask for each.
 */
public final class ApplicationExpansion {
    public static final String SECRETS = "secrets";
    private static final String EXPAND = "$expand";
    static final String LINKS = "productLinks";

    private ApplicationExpansion() {}

    /**
     * Whether a query asks for that expansion.
     *
     * @throws ArmException 400 if it asks for one that there isn't
     */
    public static boolean wants(Map<String, String> query, String expansion) {
        var wanted = Arrays.stream(query.getOrDefault(EXPAND, "").split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
        if (!wanted.stream().allMatch(word -> word.equalsIgnoreCase(LINKS) || word.equalsIgnoreCase(SECRETS))) {
            throw ArmException.invalid(EXPAND, "$expand of client applications takes productLinks and secrets.");
        }
        return wanted.stream().anyMatch(expansion::equalsIgnoreCase);
    }

    static void put(List<Resource> links, ObjectNode properties, ResourceView view) {
        var array = properties.putArray(LINKS);
        for (var link : links) {
            var scope = link.id().scope();
            var content = link.as(ProductLink.class);
            var product = Ids.parse(scope, content.productId(), Catalogue.PRODUCTS);
            var json = array.addObject()
                    .put("name", link.id().name())
                    .put("productId", scope.service().path() + content.productId())
                    .put("state", content.state().orElse(State.ACTIVE).wireName());
            product.flatMap(view::find)
                    .flatMap(found -> Json.text(found.properties(), "displayName"))
                    .ifPresent(name -> json.put("productName", name));
        }
    }
}
