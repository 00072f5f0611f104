package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.tenant.directory.DirectoryRefused;
import dev.gatehouse.tenant.directory.TenantFacts;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** References to directory objects as bodies write them: {@code @odata.id}, and {@code members@odata.bind}. */
final class References {
    private static final int MOST = 20;
    private static final Pattern OBJECT = Pattern.compile(
            "(?:/)?(?:directoryObjects|users|groups|servicePrincipals)/([0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})",
            Pattern.CASE_INSENSITIVE);

    private References() {}

    /** The id that the body of {@code POST …/$ref} names. */
    static String one(GraphCall call) {
        var body = GraphBody.whole(call.request());
        if (body.size() != 1 || !body.path("@odata.id").isTextual()) {
            throw DirectoryRefused.bad("The body has @odata.id, the URL of a directory object, and nothing else.");
        }
        return id(body.path("@odata.id"), call.directory().tenant());
    }

    /**
     * The ids that a body binds, and takes the annotation out of it.
     *
     * @param relationship such as {@code members}
     */
    static List<String> take(ObjectNode body, String relationship, TenantFacts tenant) {
        var name = relationship + "@odata.bind";
        var list = body.remove(name);
        var ids = new ArrayList<String>();
        if (list == null || list.isNull()) {
            return ids;
        }
        if (!list.isArray() || list.size() > MOST) {
            throw DirectoryRefused.bad("Property " + name + " is an array of at most " + MOST + " URLs.");
        }
        list.forEach(each -> ids.add(id(each, tenant)));
        return ids;
    }

    /** Of this tenant's Graph, under its own name or under Microsoft's. */
    private static String id(JsonNode url, TenantFacts tenant) {
        var text = url.asText();
        for (var host : List.of(tenant.controlUrl(), "https://graph.microsoft.com")) {
            for (var version : List.of("/v1.0/", "/beta/")) {
                if (text.startsWith(host + version)) {
                    text = text.substring(host.length() + version.length());
                }
            }
        }
        var found = OBJECT.matcher(text);
        if (!url.isTextual() || !found.matches()) {
            throw DirectoryRefused.bad("References are URLs such as " + tenant.controlUrl()
                    + "/v1.0/directoryObjects/{id}, with the id of the object.");
        }
        return found.group(1);
    }
}
