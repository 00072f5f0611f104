package dev.gatehouse.acceptance;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IClientCredential;
import com.microsoft.aad.msal4j.MsalServiceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.Base64;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** MSAL for Java, unmodified, gets tokens of the embedded tenant, and the gateway takes them. */
@ExtendWith(SharedGatehouse.class)
class MsalTest {
    private final Gatehouse gatehouse;
    private final Estate estate;
    private final Estate.Product product;
    private final Estate.Application application;

    MsalTest(Gatehouse gatehouse, Estate estate) {
        this.gatehouse = gatehouse;
        this.estate = estate;
        product = estate.product("[\"application-token\"]");
        application = estate.application(product);
    }

    @Test
    void secretGetsATokenThatOpensTheProduct() throws Exception {
        var token = acquire(ClientCredentialFactory.createFromSecret(application.secret()));

        assertThat(estate.echoAs(token.accessToken()).status()).isEqualTo(200);
        assertThat(token.expiresOnDate()).isInTheFuture();
    }

    @Test
    void certificateGetsATokenThatOpensTheProduct() throws Exception {
        var certificate = TestCertificate.of("CN=" + application.name());
        var graph = estate.automationToken("https://graph.microsoft.com/.default");
        var patch = estate.wire()
                .send(
                        "PATCH",
                        gatehouse.get("graphUrl") + "/applications(appId='" + application.clientId() + "')",
                        """
                        {"keyCredentials":[{"type":"AsymmetricX509Cert","usage":"Verify","key":"%s"}]}
                        """.formatted(Base64.getEncoder()
                                .encodeToString(certificate.certificate().getEncoded())),
                        "Authorization",
                        "Bearer " + graph,
                        "Content-Type",
                        "application/json");
        assertThat(patch.status()).as(patch.body()).isEqualTo(204);

        var credential = ClientCredentialFactory.createFromCertificate(certificate.key(), certificate.certificate());
        assertThat(estate.echoAs(acquire(credential).accessToken()).status()).isEqualTo(200);

        var stranger = TestCertificate.of("CN=stranger");
        assertThatThrownBy(() ->
                        acquire(ClientCredentialFactory.createFromCertificate(stranger.key(), stranger.certificate())))
                .hasRootCauseInstanceOf(MsalServiceException.class)
                .hasMessageContaining("AADSTS700027");
    }

    @Test
    void wrongSecretIsRefusedWithItsCode() {
        assertThatThrownBy(() -> acquire(ClientCredentialFactory.createFromSecret("wrong")))
                .hasRootCauseInstanceOf(MsalServiceException.class)
                .hasMessageContaining("AADSTS7000215")
                .hasMessageNotContaining(application.secret());
    }

    private IAuthenticationResult acquire(IClientCredential credential) throws Exception {
        return ConfidentialClientApplication.builder(application.clientId(), credential)
                .authority(gatehouse.get("controlUrl") + "/" + gatehouse.get("tenantId"))
                .instanceDiscovery(false)
                .sslSocketFactory(gatehouse.tls().getSocketFactory())
                .build()
                .acquireToken(ClientCredentialParameters.builder(Set.of(product.audience() + "/.default"))
                        .build())
                .get();
    }
}
