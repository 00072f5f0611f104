package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.Rule;
import dev.gatehouse.model.catalogue.WireName;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands under {@code properties} of the service itself. */
public record Service(
        @Rule(required = true, min = 1, max = 100) String publisherEmail,
        @Rule(required = true, min = 1, max = 100) String publisherName,
        @Rule(max = 100, kept = true) Optional<String> notificationSenderEmail,
        @Rule(access = Access.READ_ONLY) Optional<String> provisioningState,
        @Rule(access = Access.READ_ONLY) Optional<String> targetProvisioningState,
        @Rule(access = Access.READ_ONLY) Optional<String> createdAtUtc,
        @Rule(access = Access.READ_ONLY) Optional<String> gatewayUrl,
        @Rule(access = Access.READ_ONLY) Optional<String> gatewayRegionalUrl,
        @Rule(access = Access.READ_ONLY) Optional<String> portalUrl,
        @Rule(access = Access.READ_ONLY) Optional<String> developerPortalUrl,
        @Rule(access = Access.READ_ONLY) Optional<String> managementApiUrl,
        @Rule(access = Access.READ_ONLY) Optional<String> scmUrl,
        @Rule(access = Access.READ_ONLY) List<String> publicIPAddresses,
        @Rule(access = Access.READ_ONLY) List<String> privateIPAddresses,
        @Rule(access = Access.READ_ONLY) Optional<String> platformVersion,
        @Rule(kept = true) List<Map<String, Object>> hostnameConfigurations,
        @Rule(kept = true) Map<String, Object> customProperties,
        @Rule(kept = true, initial = "\"None\"") NetworkType virtualNetworkType,
        @Rule(kept = true, initial = "\"Enabled\"") Switch publicNetworkAccess,
        @Rule(kept = true, initial = "\"Enabled\"") Switch developerPortalStatus,
        @Rule(kept = true, initial = "\"Disabled\"") Switch legacyPortalStatus,
        @Rule(kept = true) Optional<Boolean> disableGateway,
        @Rule(kept = true) Optional<String> releaseChannel) {

    /** Whether the service stands in a virtual network. */
    public enum NetworkType implements WireName {
        NONE("None"),
        EXTERNAL("External"),
        INTERNAL("Internal");

        private final String wireName;

        NetworkType(String wireName) {
            this.wireName = wireName;
        }

        @Override
        public String wireName() {
            return wireName;
        }
    }

    /** On or off, in Azure's words. */
    public enum Switch implements WireName {
        ENABLED("Enabled"),
        DISABLED("Disabled");

        private final String wireName;

        Switch(String wireName) {
            this.wireName = wireName;
        }

        @Override
        public String wireName() {
            return wireName;
        }
    }
}
