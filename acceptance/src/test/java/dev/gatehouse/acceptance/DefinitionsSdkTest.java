package dev.gatehouse.acceptance;

import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.exception.ManagementException;
import com.azure.core.management.profile.AzureProfile;
import com.azure.core.util.Context;
import com.azure.resourcemanager.apimanagement.ApiManagementManager;
import com.azure.resourcemanager.apimanagement.models.ContentFormat;
import com.azure.resourcemanager.apimanagement.models.ExportApi;
import com.azure.resourcemanager.apimanagement.models.ExportFormat;
import com.azure.resourcemanager.apimanagement.models.Protocol;
import com.azure.resourcemanager.apimanagement.models.VersioningScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Revisions, versions and definitions through the Azure SDK for Java. The server may fetch from localhost, and from
 * nowhere else of this machine.
 */
class DefinitionsSdkTest {
    private static final String BACKEND = "http://echo.gatehouse.localhost/api";

    private static Gatehouse gatehouse;
    private static Estate estate;
    private static String group;
    private static String service;
    private static ApiManagementManager manager;

    @BeforeAll
    static void start(@TempDir Path folder) {
        gatehouse = Gatehouse.start(folder.resolve("data"), "--outbound-allow", "localhost");
        estate = new Estate(gatehouse);
        group = gatehouse.get("resourceGroup");
        service = gatehouse.get("serviceName");
        var endpoints = new HashMap<>(AzureEnvironment.AZURE.getEndpoints());
        for (var name : List.of("resourceManagerEndpointUrl", "managementEndpointUrl", "activeDirectoryEndpointUrl")) {
            endpoints.put(name, gatehouse.get("controlUrl"));
        }
        manager = ApiManagementManager.configure()
                .withHttpClient(AzureIdentityTest.client(gatehouse))
                .authenticate(
                        AzureIdentityTest.automation(gatehouse),
                        new AzureProfile(
                                gatehouse.get("tenantId"),
                                gatehouse.get("subscriptionId"),
                                new AzureEnvironment(endpoints)));
    }

    @AfterAll
    static void stop() {
        gatehouse.close();
    }

    @Test
    void aRevisionIsReleased() {
        api("sdk-revised");
        manager.apis()
                .define("sdk-revised;rev=2")
                .withExistingService(group, service)
                .withPath("sdk-revised")
                .withSourceApiId(gatehouse.service().replace(gatehouse.get("controlUrl"), "") + "/apis/sdk-revised")
                .withApiRevisionDescription("second")
                .create();
        operation("sdk-revised;rev=2", "two");
        assertThat(manager.apiRevisions().listByService(group, service, "sdk-revised"))
                .extracting(one -> one.apiRevision() + " " + one.isCurrent())
                .containsExactly("1 true", "2 false");
        assertThat(call("/sdk-revised/two")).isEqualTo(404);

        var release = manager.apiReleases()
                .define("second")
                .withExistingApi(group, service, "sdk-revised")
                .withApiId("/apis/sdk-revised;rev=2")
                .withNotes("Two")
                .create();

        assertThat(call("/sdk-revised/two")).isEqualTo(200);
        assertThat(call("/sdk-revised;rev=1/two")).isEqualTo(404);
        assertThat(release.apiId()).endsWith("/apis/sdk-revised;rev=2");
        assertThat(release.createdDateTime()).isNotNull();
        assertThat(manager.apiReleases().listByService(group, service, "sdk-revised"))
                .extracting(one -> one.notes())
                .containsExactly("Two");
    }

    @Test
    void aVersionIsCopiedIntoItsSet() {
        var set = manager.apiVersionSets()
                .define("sdk-set")
                .withExistingService(group, service)
                .withDisplayName("SDK set")
                .withVersioningScheme(VersioningScheme.HEADER)
                .withVersionHeaderName("X-Version")
                .create();
        api("sdk-versioned");
        operation("sdk-versioned", "one");
        manager.apis()
                .define("sdk-versioned-v2")
                .withExistingService(group, service)
                .withPath("sdk-versioned-v2")
                .withApiVersion("v2")
                .withApiVersionSetId(set.id())
                .withSourceApiId("/apis/sdk-versioned")
                .create();

        assertThat(call("/sdk-versioned-v2/one")).isEqualTo(404);
        assertThat(call("/sdk-versioned-v2/one", "X-Version", "v2")).isEqualTo(200);
    }

    @Test
    void aLinkThatWasExportedIsImported() {
        manager.apis()
                .define("sdk-imported")
                .withExistingService(group, service)
                .withPath("sdk-imported")
                .withFormat(ContentFormat.OPENAPI)
                .withValue("""
                        openapi: 3.0.0
                        info: {title: Imported, version: '1'}
                        paths:
                          /things/{id}:
                            get: {operationId: readThing, responses: {'200': {description: It}}}
                        """)
                .create();
        var exported = manager.apiExports()
                .getWithResponse(
                        group, service, "sdk-imported", ExportFormat.OPENAPI_LINK, ExportApi.TRUE, Context.NONE)
                .getValue();
        assertThat(exported.value().link()).startsWith("https://localhost:");

        var again = manager.apis()
                .define("sdk-again")
                .withExistingService(group, service)
                .withPath("sdk-again")
                .withFormat(ContentFormat.OPENAPI_LINK)
                .withValue(exported.value().link())
                .create();

        assertThat(again.displayName()).isEqualTo("Imported");
        assertThat(manager.apiOperations().listByApi(group, service, "sdk-again"))
                .extracting(one -> one.name() + " " + one.method() + " " + one.urlTemplate())
                .containsExactly("readThing GET /things/{id}");
    }

    /** The control door listens there; nothing of it may come through a link. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1:PORT/common/v2.0/.well-known/openid-configuration",
                "https://[::1]:PORT/common/v2.0/.well-known/openid-configuration",
                "https://2130706433:PORT/common/v2.0/.well-known/openid-configuration",
                "https://sub.localhost:PORT/common/v2.0/.well-known/openid-configuration",
                "http://localhost:GATEWAY/status-0123456789abcdef",
                "http://localhost:OPERATIONS/metrics",
                "https://user:password@localhost:PORT/",
                "https://169.254.169.254/latest/meta-data/",
                "https://10.0.0.1/openapi.json",
                "file:///etc/hostname",
                "jar:file:///etc/hostname!/"
            })
    void aLinkThatLeadsElsewhereIsRefusedInTheSameWords(String link) {
        var url = link.replace("PORT", port("controlUrl"))
                .replace("GATEWAY", port("gatewayUrl"))
                .replace("OPERATIONS", port("operationsUrl"));

        assertThatThrownBy(() -> manager.apis()
                        .define("sdk-refused")
                        .withExistingService(group, service)
                        .withPath("sdk-refused")
                        .withFormat(ContentFormat.OPENAPI_LINK)
                        .withValue(url)
                        .create())
                .isInstanceOfSatisfying(ManagementException.class, refusal -> {
                    assertThat(refusal.getResponse().getStatusCode()).isEqualTo(400);
                    assertThat(refusal.getValue().getDetails())
                            .extracting(
                                    one -> one.getTarget(),
                                    one -> one.getMessage().startsWith("The document could" + " not be fetched."))
                            .containsExactly(org.assertj.core.groups.Tuple.tuple("value", true));
                });
        assertThat(estate.arm("GET", "/apis/sdk-refused", "").status()).isEqualTo(404);
    }

    private static void api(String name) {
        manager.apis()
                .define(name)
                .withExistingService(group, service)
                .withDisplayName(name)
                .withPath(name)
                .withServiceUrl(BACKEND)
                .withSubscriptionRequired(false)
                .withProtocols(List.of(Protocol.HTTP, Protocol.HTTPS))
                .create();
    }

    private static void operation(String api, String name) {
        manager.apiOperations()
                .define(name)
                .withExistingApi(group, service, api)
                .withDisplayName(name)
                .withMethod("GET")
                .withUrlTemplate("/" + name)
                .create();
    }

    private static int call(String path, String... headers) {
        return estate.wire().get(gatehouse.get("gatewayUrl") + path, headers).status();
    }

    private static String port(String url) {
        return String.valueOf(java.net.URI.create(gatehouse.get(url)).getPort());
    }
}
