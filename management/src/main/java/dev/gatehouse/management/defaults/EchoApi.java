package dev.gatehouse.management.defaults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Json;

import java.util.List;
import java.util.Optional;

/**
 * The Echo API and its six operations (facts/gateway.md §8.2). Its protocols are http and https and its backend is the
 * one built into the gateway: the deviation from Azure's defaults that the README tells.
 */
final class EchoApi {
    static final String NAME = "echo-api";

    private EchoApi() {}

    /** @param policy the document at its scope */
    record EchoOperation(String name, ObjectNode properties, Optional<String> policy) {}

    static ObjectNode properties() {
        var properties = Json.object()
                .put("displayName", "Echo API")
                .put("path", "echo")
                .put("serviceUrl", "http://echo.gatehouse.localhost/api")
                .put("subscriptionRequired", true)
                .put("apiRevision", "1");
        properties.putArray("protocols").add("http").add("https");
        return properties;
    }

    static List<EchoOperation> operations() {
        var retrieve = operation("Retrieve resource", "GET", "/resource", "A GET of a resource.");
        parameter(retrieve, "param1", "string", true, "sample");
        parameter(retrieve, "param2", "number", false, "");
        var cached = operation(
                "Retrieve resource (cached)", "GET", "/resource-cached", "A GET whose answer is kept for an hour.");
        parameter(cached, "param1", "string", true, "sample");
        parameter(cached, "param2", "string", false, "");
        return List.of(
                new EchoOperation(
                        "create-resource",
                        operation("Create resource", "POST", "/resource", "A POST whose body comes back as XML."),
                        Optional.of(document("<json-to-xml apply=\"always\" consider-accept-header=\"false\" />", ""))),
                new EchoOperation(
                        "modify-resource",
                        operation("Modify Resource", "PUT", "/resource", "A PUT of a resource."),
                        Optional.empty()),
                new EchoOperation(
                        "remove-resource",
                        operation("Remove resource", "DELETE", "/resource", "A DELETE of a resource."),
                        Optional.empty()),
                new EchoOperation(
                        "retrieve-header-only",
                        operation("Retrieve header only", "HEAD", "/resource", "A HEAD of a resource."),
                        Optional.of(document("", """
                                <set-header name="X-My-Sample" exists-action="override">
                                            <value>This is a sample</value>
                                        </set-header>
                                        <jsonp callback-parameter-name="ProcessResponse" />"""))),
                new EchoOperation("retrieve-resource", retrieve, Optional.empty()),
                new EchoOperation(
                        "retrieve-resource-cached",
                        cached,
                        Optional.of(document("""
                                <cache-lookup vary-by-developer="false" vary-by-developer-groups="false">
                                            <vary-by-header>Accept</vary-by-header>
                                            <vary-by-header>Accept-Charset</vary-by-header>
                                        </cache-lookup>
                                        <rewrite-uri template="/resource" />""", "<cache-store duration=\"3600\" />"))));
    }

    private static ObjectNode operation(String title, String method, String template, String description) {
        var properties = Json.object()
                .put("displayName", title)
                .put("method", method)
                .put("urlTemplate", template)
                .put("description", description);
        properties.putArray("templateParameters");
        properties.putArray("responses").addObject().put("statusCode", 200);
        return properties;
    }

    private static void parameter(ObjectNode operation, String name, String type, boolean required, String sample) {
        var request = operation.get("request") instanceof ObjectNode there ? there : operation.putObject("request");
        var parameter = request.withArrayProperty("queryParameters")
                .addObject()
                .put("name", name)
                .put("type", type)
                .put("required", required);
        if (!sample.isEmpty()) {
            parameter.put("defaultValue", sample);
            parameter.putArray("values").add(sample);
        }
    }

    private static String document(String inbound, String outbound) {
        return "<policies>\n"
                + section("inbound", inbound)
                + section("backend", "")
                + section("outbound", outbound)
                + section("on-error", "")
                + "</policies>\n";
    }

    private static String section(String name, String policies) {
        return "    <" + name + ">\n        <base />\n"
                + (policies.isEmpty() ? "" : "        " + policies + "\n")
                + "    </" + name + ">\n";
    }
}
