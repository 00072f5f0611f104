package dev.gatehouse.tenant.graph;

import dev.gatehouse.http.Request;

import java.util.List;
import java.util.function.Function;

/** How a path names an object: by object id or by an alternate key (facts/entra-and-graph.md §7.2). */
sealed interface ObjectKey {
    String value();

    record Id(String value) implements ObjectKey {}

    record AppId(String value) implements ObjectKey {}

    record UniqueName(String value) implements ObjectKey {}

    /** One way to write a key: the path of one object, and how to read the key from it. */
    record Form(String template, Function<Request, ObjectKey> read) {}

    static List<Form> formsOfApplications() {
        return List.of(
                new Form("/applications/{id}", request -> new Id(request.pathParameter("id"))),
                new Form("/applications(appId='{appId}')", request -> new AppId(value(request, "appId"))),
                new Form(
                        "/applications(uniqueName='{uniqueName}')",
                        request -> new UniqueName(value(request, "uniqueName"))));
    }

    static List<Form> formsOfServicePrincipals() {
        return List.of(
                new Form("/servicePrincipals/{id}", request -> new Id(request.pathParameter("id"))),
                new Form("/servicePrincipals(appId='{appId}')", request -> new AppId(value(request, "appId"))));
    }

    /** A quotation mark inside a key is written twice. */
    private static String value(Request request, String name) {
        return request.pathParameter(name).replace("''", "'");
    }
}
