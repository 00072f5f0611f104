package dev.gatehouse.server.installation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gatehouse.server.StartFailure;
import dev.gatehouse.server.data.DataFolder;
import dev.gatehouse.server.data.OwnerOnly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/**
 * What {@code gatehouse.json} says, for scripts and tests: every URL, without a slash at its end, and the credentials
 * of the first start. The names are those of the file.
 *
 * @param tokenUrl the token endpoint, complete
 * @param graphUrl ends in {@code /v1.0}
 * @param subscriptionId a UUID
 * @param caCertificate absolute path of the authority's certificate, as PEM
 */
public record Description(
        String gatewayUrl,
        String gatewayHttpsUrl,
        String controlUrl,
        String adminPortalUrl,
        String developerPortalUrl,
        String operationsUrl,
        String tokenUrl,
        String graphUrl,
        String tenantId,
        String subscriptionId,
        String resourceGroup,
        String serviceName,
        String caCertificate,
        Identity identity,
        Administrator administrator,
        Automation automation) {
    private static final String FILE = "gatehouse.json";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** What an earlier start wrote; empty if none came that far. */
    public static Optional<Description> read(DataFolder folder) {
        var file = folder.resolve(FILE);
        try {
            return Optional.of(MAPPER.readValue(Files.readAllBytes(file), Description.class));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            // Without its cause, whose message could quote a credential.
            throw new StartFailure("%s can't be read (%s): repair it, or delete it, and new credentials are made"
                    .formatted(file, e.getClass().getSimpleName()));
        }
    }

    /** Puts it in place of what was there, at once and for the owner alone. */
    public void write(DataFolder folder) {
        try {
            OwnerOnly.replace(folder.resolve(FILE), MAPPER.writeValueAsBytes(this));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** This with other credentials. */
    Description with(FirstStart.Accounts accounts) {
        return new Description(
                gatewayUrl,
                gatewayHttpsUrl,
                controlUrl,
                adminPortalUrl,
                developerPortalUrl,
                operationsUrl,
                tokenUrl,
                graphUrl,
                tenantId,
                subscriptionId,
                resourceGroup,
                serviceName,
                caCertificate,
                identity,
                accounts.administrator(),
                accounts.automation());
    }

    /**
     * The managed identity door: an app's IDENTITY_ENDPOINT and IDENTITY_HEADER.
     *
     * @param imds AZURE_POD_IDENTITY_AUTHORITY_HOST; absent while that door is closed
     */
    public record Identity(
            String endpoint,
            String header,
            @JsonInclude(Include.NON_EMPTY) String imds) {
        public Identity {
            imds = imds == null ? "" : imds;
        }

        @Override
        public String toString() {
            return "Identity[endpoint=" + endpoint + "]";
        }
    }

    /** @param password absent once it was changed */
    public record Administrator(
            String userName, @JsonInclude(Include.NON_EMPTY) String password) {
        public Administrator {
            password = password == null ? "" : password;
        }

        @Override
        public String toString() {
            return "Administrator[userName=" + userName + "]";
        }
    }

    /** @param clientSecret absent once it no longer works */
    public record Automation(
            String clientId, @JsonInclude(Include.NON_EMPTY) String clientSecret) {
        public Automation {
            clientSecret = clientSecret == null ? "" : clientSecret;
        }

        @Override
        public String toString() {
            return "Automation[clientId=" + clientId + "]";
        }
    }
}
