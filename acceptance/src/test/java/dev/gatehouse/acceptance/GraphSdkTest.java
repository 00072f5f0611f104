package dev.gatehouse.acceptance;

import com.microsoft.graph.core.authentication.AzureIdentityAuthenticationProvider;
import com.microsoft.graph.models.Application;
import com.microsoft.graph.models.PasswordCredential;
import com.microsoft.graph.models.ServicePrincipal;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.URI;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The Microsoft Graph SDK for Java, unmodified, reviews and changes the tenant. */
@ExtendWith(SharedGatehouse.class)
class GraphSdkTest {
    private final Estate estate;
    private final GraphServiceClient graph;

    GraphSdkTest(Gatehouse gatehouse, Estate estate) {
        this.estate = estate;
        var url = gatehouse.get("graphUrl");
        var authentication = new AzureIdentityAuthenticationProvider(
                AzureIdentityTest.automation(gatehouse),
                new String[] {URI.create(url).getHost()},
                "https://graph.microsoft.com/.default");
        graph = new GraphServiceClient(
                authentication,
                new OkHttpClient.Builder()
                        .sslSocketFactory(gatehouse.tls().getSocketFactory(), gatehouse.trust())
                        .build());
        graph.getRequestAdapter().setBaseUrl(url);
    }

    @Test
    void backendApplicationOfAProductAndItsRoleAreReviewed() {
        var product = estate.product("[\"application-token\"]");

        var applications = graph.applications()
                .get(request -> request.queryParameters.filter = "appId eq '" + product.applicationId() + "'")
                .getValue();

        assertThat(applications).singleElement().satisfies(application -> {
            assertThat(application.getDisplayName()).isEqualTo("APIMProductApplication" + product.name());
            assertThat(application.getIdentifierUris()).containsExactly("api://" + product.applicationId());
            assertThat(application.getApi().getRequestedAccessTokenVersion()).isEqualTo(2);
            assertThat(application.getAppRoles())
                    .singleElement()
                    .satisfies(role -> assertThat(role.getValue()).isEqualTo("Product." + product.name() + ".All"));
        });
    }

    @Test
    void permissionOfAClientApplicationIsReviewed() {
        var product = estate.product("[\"application-token\"]");
        var client = estate.application(product);

        var principal = graph.servicePrincipalsWithAppId(client.clientId()).get();
        var grants = graph.servicePrincipals()
                .byServicePrincipalId(principal.getId())
                .appRoleAssignments()
                .get()
                .getValue();
        var asked = graph.applicationsWithAppId(client.clientId()).get().getRequiredResourceAccess();

        assertThat(principal.getDisplayName()).isEqualTo("APIMApplication" + client.name());
        assertThat(grants)
                .singleElement()
                .satisfies(grant -> assertThat(grant.getResourceDisplayName())
                        .isEqualTo("APIMProductApplication" + product.name()));
        assertThat(asked)
                .singleElement()
                .satisfies(access -> assertThat(access.getResourceAppId()).isEqualTo(product.applicationId()));
        assertThat(graph.applicationsWithAppId(client.clientId()).get().getPasswordCredentials())
                .isNotEmpty()
                .allSatisfy(secret -> assertThat(secret.getSecretText()).isNull());
    }

    @Test
    void applicationIsMadeGetsASecretAndIsDeleted() {
        var body = new Application();
        body.setDisplayName("Made by the Graph SDK");
        var made = graph.applications().post(body);
        assertThat(made.getId()).isNotEqualTo(made.getAppId());

        var principal = new ServicePrincipal();
        principal.setAppId(made.getAppId());
        assertThat(graph.servicePrincipals().post(principal).getAppId()).isEqualTo(made.getAppId());

        var request = new com.microsoft.graph.applications.item.addpassword.AddPasswordPostRequestBody();
        var credential = new PasswordCredential();
        credential.setDisplayName("first");
        request.setPasswordCredential(credential);
        var secret =
                graph.applications().byApplicationId(made.getId()).addPassword().post(request);
        assertThat(secret.getSecretText()).startsWith(secret.getHint());

        graph.applications().byApplicationId(made.getId()).delete();
        assertThatThrownBy(
                        () -> graph.applications().byApplicationId(made.getId()).get())
                .isInstanceOfSatisfying(ODataError.class, e -> {
                    assertThat(e.getResponseStatusCode()).isEqualTo(404);
                    assertThat(e.getError().getCode()).isEqualTo("Request_ResourceNotFound");
                });
        assertThat(graph.directory().deletedItems().graphApplication().get().getValue())
                .extracting(Application::getId)
                .contains(made.getId());
    }

    @Test
    void whatIsNotThereIsAnErrorInGraphsShape() {
        assertThatThrownBy(() -> graph.applications()
                        .byApplicationId(UUID.randomUUID().toString())
                        .get())
                .isInstanceOfSatisfying(
                        ODataError.class,
                        e -> assertThat(e.getError().getCode()).isEqualTo("Request_ResourceNotFound"));
    }
}
