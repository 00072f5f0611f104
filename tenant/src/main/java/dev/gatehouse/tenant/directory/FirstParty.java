package dev.gatehouse.tenant.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The resources that are there in every tenant and belong to nobody in it. Their identifier URIs are reserved; some
 * follow the control plane's URL and so are worked out, not kept.
 */
public enum FirstParty {
    GRAPH("00000003-0000-0000-c000-000000000000", "Microsoft Graph") {
        @Override
        public List<String> uris(TenantFacts tenant) {
            return List.of("https://graph.microsoft.com");
        }

        @Override
        public List<AppRole> appRoles() {
            return Stream.of(GraphPermission.values())
                    .map(permission -> new AppRole(
                            permission.id(), permission.value(), permission.value(), List.of("Application"), true))
                    .toList();
        }
    },
    RESOURCE_MANAGER("797f4846-ba00-4fd7-ba43-dac1f8f63013", "Windows Azure Service Management API") {
        @Override
        public List<String> uris(TenantFacts tenant) {
            return List.of("https://management.azure.com", "https://management.core.windows.net", tenant.controlUrl());
        }

        @Override
        public List<String> scopes() {
            return List.of("user_impersonation");
        }
    },
    /** The portals act for whoever signs in there; nobody has to consent to that. */
    ADMIN_PORTAL("5f1c9d5e-3a0b-4c53-9d0f-6a7d1b5e8c21", "Gatehouse admin portal") {
        @Override
        public List<String> redirectUris(TenantFacts tenant) {
            return List.of(tenant.controlUrl() + "/admin/signed-in", tenant.controlUrl() + "/admin");
        }
    },
    DEVELOPER_PORTAL("b2e7c1a4-8d46-4f0e-9a35-0c9f7e2d6b13", "Gatehouse developer portal") {
        @Override
        public List<String> redirectUris(TenantFacts tenant) {
            return List.of(tenant.controlUrl() + "/signed-in", tenant.controlUrl() + "/");
        }
    };

    private final String appId;
    private final String displayName;

    FirstParty(String appId, String displayName) {
        this.appId = appId;
        this.displayName = displayName;
    }

    public String appId() {
        return appId;
    }

    public String displayName() {
        return displayName;
    }

    /** Its identifier URIs; each also counts with a slash at its end. */
    public List<String> uris(TenantFacts tenant) {
        return List.of();
    }

    public List<AppRole> appRoles() {
        return List.of();
    }

    /** Delegated permissions beside those that Graph has under ids of its own. */
    public List<String> scopes() {
        return List.of();
    }

    /** Where people come back to after they signed in; empty for who signs nobody in. */
    public List<String> redirectUris(TenantFacts tenant) {
        return List.of();
    }

    /** Whether it acts for users without anybody's consent. */
    public boolean isPortal() {
        return this == ADMIN_PORTAL || this == DEVELOPER_PORTAL;
    }

    /** The app id and the identifier URIs, as {@code servicePrincipalNames} lists them. */
    public List<String> names(TenantFacts tenant) {
        var names = new ArrayList<String>();
        names.add(appId);
        for (var uri : uris(tenant)) {
            names.add(uri);
            names.add(uri + "/");
        }
        return List.copyOf(names);
    }

    public static Optional<FirstParty> withAppId(String appId) {
        return Stream.of(values())
                .filter(each -> each.appId.equalsIgnoreCase(appId))
                .findFirst();
    }

    /** The one that a token is asked for by this name: app id or URI. */
    public static Optional<FirstParty> named(String name, TenantFacts tenant) {
        return Stream.of(values())
                .filter(each -> each.names(tenant).stream().anyMatch(name::equalsIgnoreCase))
                .findFirst();
    }
}
