package dev.gatehouse.management.types.apis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.definitions.ExportedApi;
import dev.gatehouse.model.catalogue.ApiTypes;
import dev.gatehouse.model.catalogue.Catalogue;

import java.util.LinkedHashMap;

/** Writes the document of an API as it is now. */
final class ApiDocument {
    private static final int LARGEST = 16 * 1024 * 1024;

    private ApiDocument() {}

    /**
     * @param gatewayUrl where callers reach the gateway, without a slash at its end
     * @throws ArmException 400 if it is too big to be handed out
     */
    static byte[] of(Resource api, ExportFormat format, ResourceView view, String gatewayUrl) {
        var schemas = new LinkedHashMap<String, ObjectNode>();
        view.below(api.id(), ApiTypes.SCHEMAS)
                .forEach(schema -> schemas.put(schema.id().name(), schema.properties()));
        var operations = view.below(api.id(), Catalogue.OPERATIONS).stream()
                .map(operation -> new ExportedApi.Operation(operation.id().name(), operation.properties()))
                .toList();
        var exported = new ExportedApi(api.properties(), gatewayUrl + ApiPaths.address(api, view), operations, schemas);
        var document = format.write(exported);
        if (document.length > LARGEST) {
            throw new ArmException(
                    400, "ValidationError", "The API's document has more than " + LARGEST + " bytes: it is too big.");
        }
        return document;
    }
}
