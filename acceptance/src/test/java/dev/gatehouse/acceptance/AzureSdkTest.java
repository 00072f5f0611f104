package dev.gatehouse.acceptance;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.exception.ManagementException;
import com.azure.core.management.profile.AzureProfile;
import com.azure.core.util.Context;
import com.azure.resourcemanager.apimanagement.ApiManagementManager;
import com.azure.resourcemanager.apimanagement.models.ProductState;
import com.azure.resourcemanager.apimanagement.models.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.HashMap;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The Azure SDK for Java, unmodified, manages the service; what it can't type goes through azure-core's pipeline. */
@ExtendWith(SharedGatehouse.class)
class AzureSdkTest {
    private final Gatehouse gatehouse;
    private final Estate estate;
    private final String group;
    private final String service;
    private final ApiManagementManager manager;

    AzureSdkTest(Gatehouse gatehouse, Estate estate) {
        this.gatehouse = gatehouse;
        this.estate = estate;
        group = gatehouse.get("resourceGroup");
        service = gatehouse.get("serviceName");
        manager = manager(gatehouse, AzureIdentityTest.automation(gatehouse));
    }

    static ApiManagementManager manager(Gatehouse gatehouse, TokenCredential credential) {
        var endpoints = new HashMap<>(AzureEnvironment.AZURE.getEndpoints());
        endpoints.put("resourceManagerEndpointUrl", gatehouse.get("controlUrl"));
        endpoints.put("managementEndpointUrl", gatehouse.get("controlUrl"));
        endpoints.put("activeDirectoryEndpointUrl", gatehouse.get("controlUrl"));
        return ApiManagementManager.configure()
                .withHttpClient(AzureIdentityTest.client(gatehouse))
                .authenticate(
                        credential,
                        new AzureProfile(
                                gatehouse.get("tenantId"),
                                gatehouse.get("subscriptionId"),
                                new AzureEnvironment(endpoints)));
    }

    @Test
    void serviceAndItsDefaultsAreThere() {
        var resource = manager.apiManagementServices().getByResourceGroup(group, service);

        assertThat(resource.gatewayUrl()).isEqualTo(gatehouse.get("gatewayUrl"));
        assertThat(resource.provisioningState()).isEqualTo("Succeeded");
        assertThat(manager.apiManagementServices().list())
                .extracting(each -> each.name())
                .contains(service);
        assertThat(manager.products().listByService(group, service))
                .extracting(each -> each.displayName())
                .contains("Starter", "Unlimited");
        assertThat(manager.apiOperations().listByApi(group, service, "echo-api"))
                .hasSize(6);
        assertThat(manager.groups().listByService(group, service))
                .extracting(each -> each.displayName())
                .contains("Administrators", "Developers", "Guests");
    }

    @Test
    void productIsMadeReadChangedAndDeleted() {
        var id = "sdk-product";
        var made = manager.products()
                .define(id)
                .withExistingService(group, service)
                .withDisplayName("Made by the SDK")
                .withSubscriptionRequired(true)
                .withState(ProductState.PUBLISHED)
                .create();
        assertThat(made.displayName()).isEqualTo("Made by the SDK");

        made.update().withDisplayName("Changed").withIfMatch("*").apply();
        var read = manager.products().getWithResponse(group, service, id, Context.NONE);
        assertThat(read.getValue().displayName()).isEqualTo("Changed");
        assertThat(read.getHeaders().getValue(HttpHeaderName.ETAG)).isNotBlank();

        assertThatThrownBy(() -> manager.products().deleteWithResponse(group, service, id, "\"0\"", null, Context.NONE))
                .isInstanceOfSatisfying(
                        ManagementException.class,
                        e -> assertThat(e.getResponse().getStatusCode()).isEqualTo(412));
        manager.products().deleteWithResponse(group, service, id, "*", true, Context.NONE);
        assertThatThrownBy(() -> manager.products().get(group, service, id))
                .isInstanceOfSatisfying(
                        ManagementException.class,
                        e -> assertThat(e.getValue().getCode()).isEqualTo("ResourceNotFound"));
    }

    @Test
    void apiWithOperationAndSubscriptionIsMadeAndCalled() {
        manager.apis()
                .define("sdk-api")
                .withExistingService(group, service)
                .withDisplayName("SDK API")
                .withPath("sdk-api")
                .withServiceUrl("http://echo.gatehouse.localhost/api")
                .withProtocols(List.of(Protocol.HTTP, Protocol.HTTPS))
                .create();
        manager.apiOperations()
                .define("anything")
                .withExistingApi(group, service, "sdk-api")
                .withDisplayName("Anything")
                .withMethod("GET")
                .withUrlTemplate("/anything/{name}")
                .withTemplateParameters(List.of(new com.azure.resourcemanager.apimanagement.models.ParameterContract()
                        .withName("name")
                        .withType("string")
                        .withRequired(true)))
                .create();
        var subscription = manager.subscriptions()
                .createOrUpdate(
                        group,
                        service,
                        "sdk-subscription",
                        new com.azure.resourcemanager.apimanagement.models.SubscriptionCreateParameters()
                                .withDisplayName("SDK")
                                .withScope("/apis/sdk-api")
                                .withState(com.azure.resourcemanager.apimanagement.models.SubscriptionState.ACTIVE));
        assertThat(subscription.primaryKey()).isNull();

        var key = manager.subscriptions()
                .listSecrets(group, service, "sdk-subscription")
                .primaryKey();
        var url = gatehouse.get("gatewayUrl") + "/sdk-api/anything/x";
        assertThat(estate.wire().get(url, "Ocp-Apim-Subscription-Key", key).status())
                .isEqualTo(200);
        assertThat(estate.wire().get(url).status()).isEqualTo(401);

        manager.subscriptions().regeneratePrimaryKey(group, service, "sdk-subscription");
        assertThat(estate.wire().get(url, "Ocp-Apim-Subscription-Key", key).status())
                .isEqualTo(401);
    }

    @Test
    void olderSdkWritingAProductLeavesItsApplicationAccessAlone() {
        var product = estate.product("[\"application-token\"]");

        manager.products()
                .getById(gatehouse
                                .service()
                                .substring(gatehouse.get("controlUrl").length()) + "/products/" + product.name())
                .update()
                .withDescription("by an SDK that knows no application access")
                .withIfMatch("*")
                .apply();

        var read = estate.arm("GET", "/products/" + product.name(), "").json();
        assertThat(read.at("/properties/description").asText()).startsWith("by an SDK");
        assertThat(read.at("/properties/authenticationType/0").asText()).isEqualTo("application-token");
        assertThat(read.at("/properties/application/entra/applicationId").asText())
                .isEqualTo(product.applicationId());
    }

    @Test
    void clientApplicationsGoThroughThePipeline() {
        var product = estate.product("[\"application-token\"]");
        var pipeline = new HttpPipelineBuilder()
                .httpClient(AzureIdentityTest.client(gatehouse))
                .policies(new BearerTokenAuthenticationPolicy(
                        AzureIdentityTest.automation(gatehouse), "https://management.azure.com/.default"))
                .build();
        var url = gatehouse.service() + "/clientApplications/by-pipeline" + Estate.VERSION;
        var body = "{\"properties\":{\"displayName\":\"By pipeline\",\"ownerId\":\"/users/1\"}}";

        try (var put = pipeline.sendSync(
                new HttpRequest(HttpMethod.PUT, url)
                        .setHeader(HttpHeaderName.CONTENT_TYPE, "application/json")
                        .setBody(body),
                Context.NONE)) {
            assertThat(put.getStatusCode()).isEqualTo(201);
            assertThat(put.getBodyAsString().block())
                    .contains("entraApplicationId", "\"state\":\"active\"")
                    .doesNotContain("ecret");
        }
        estate.link("by-pipeline", product);
        try (var secrets =
                pipeline.sendSync(new HttpRequest(HttpMethod.POST, url.replace("?", "/listSecrets?")), Context.NONE)) {
            assertThat(secrets.getStatusCode()).isEqualTo(200);
            assertThat(secrets.getBodyAsString().block()).contains("clientSecret", "expiresAt");
        }
    }
}
