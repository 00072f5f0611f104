package dev.gatehouse.server.installation;

import dev.gatehouse.management.arm.ManagementApi;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Resources;
import dev.gatehouse.management.arm.ServiceId;
import dev.gatehouse.management.defaults.Additions;
import dev.gatehouse.management.defaults.DefaultContent;
import dev.gatehouse.management.provisioning.ServiceIdentity;
import dev.gatehouse.model.directory.ManagedIdentities;
import dev.gatehouse.model.resource.Tier;
import dev.gatehouse.server.StartFailure;
import dev.gatehouse.server.settings.Settings;
import dev.gatehouse.tenant.TenantBootstrap;
import dev.gatehouse.tenant.directory.DirectoryRole;
import dev.gatehouse.tenant.directory.GraphPermission;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What must be there before anybody could come in: the service with its identity and content, and the two first
 * accounts. A first start that broke off is completed by the next: every step may be repeated, and the file that tells
 * of the accounts is written last.
 */
public final class FirstStart {
    private static final Duration SECRET_LIFE = Duration.ofDays(3650);
    private static final String AUTOMATION = "gatehouse-automation";
    private static final String ADMINISTRATOR = "administrator";
    private static final Set<GraphPermission> PERMISSIONS = Set.of(
            GraphPermission.APPLICATION_READ_WRITE_ALL,
            GraphPermission.APP_ROLE_ASSIGNMENT_READ_WRITE_ALL,
            GraphPermission.AUDIT_LOG_READ_ALL,
            GraphPermission.GROUP_READ_WRITE_ALL,
            GraphPermission.ROLE_MANAGEMENT_READ_WRITE_DIRECTORY,
            GraphPermission.USER_READ_WRITE_ALL);

    /** What the service's identity needs to make accounts of users. */
    private static final Set<GraphPermission> ACCOUNTS = Set.of(GraphPermission.USER_READ_WRITE_ALL);

    private final TenantBootstrap tenant;
    private final ManagedIdentities identities;
    private final Resources resources;
    private final ManagementApi api;

    public FirstStart(TenantBootstrap tenant, ManagedIdentities identities, Resources resources, ManagementApi api) {
        this.tenant = tenant;
        this.identities = identities;
        this.resources = resources;
        this.api = api;
    }

    /** The first accounts, with what of their credentials still works. */
    public record Accounts(Description.Administrator administrator, Description.Automation automation) {}

    /**
     * The service that there is, or the one that the settings name.
     *
     * @throws StartFailure if the settings name another than there is
     */
    public static ServiceId service(Resources resources, Settings.Service wanted) {
        var there = resources.read(ResourceView::services);
        if (there.isEmpty()) {
            return new ServiceId(
                    wanted.subscriptionId().orElseGet(UUID::randomUUID).toString(),
                    wanted.resourceGroup().orElse(Settings.Service.PRESET),
                    wanted.name().orElse(Settings.Service.PRESET));
        }
        var service = there.getFirst();
        refuseOther("subscription-id", wanted.subscriptionId().map(UUID::toString), service.subscriptionId());
        refuseOther("service-name", wanted.name(), service.name());
        refuseOther("resource-group", wanted.resourceGroup(), service.resourceGroup());
        return service;
    }

    private static void refuseOther(String setting, Optional<String> wanted, String there) {
        if (wanted.filter(text -> !text.equalsIgnoreCase(there)).isPresent()) {
            throw new StartFailure(
                    "%s is %s, but what is stored belongs to %s, which can't be renamed: take the setting out, or name another data folder"
                            .formatted(setting, wanted.get(), there));
        }
    }

    /**
     * The accounts of an earlier start, without what no longer works of their credentials.
     *
     * @param before what that start wrote
     */
    public static Accounts stillWorking(TenantBootstrap tenant, Description before) {
        var administrator = before.administrator();
        var automation = before.automation();
        boolean password = !administrator.password().isEmpty()
                && tenant.isPasswordValid(administrator.userName(), administrator.password());
        boolean secret = !automation.clientSecret().isEmpty()
                && tenant.isSecretValid(automation.clientId(), automation.clientSecret());
        return new Accounts(
                password ? administrator : new Description.Administrator(administrator.userName(), ""),
                secret ? automation : new Description.Automation(automation.clientId(), ""));
    }

    /** Makes the accounts, and the service unless a start that broke off came that far. */
    public Accounts make(ServiceId service) {
        var automation = tenant.createClient(AUTOMATION, "Gatehouse automation", PERMISSIONS, SECRET_LIFE);
        var password = password();
        var administrator = tenant.createUser(
                ADMINISTRATOR,
                "Administrator",
                password,
                Set.of(DirectoryRole.PRIVILEGED_ROLE_ADMINISTRATOR, DirectoryRole.APPLICATION_ADMINISTRATOR));
        if (resources.read(ResourceView::services).isEmpty()) {
            var identity = identities.create(service.key(), service.name());
            tenant.assignDirectoryRole(identity.principalId(), DirectoryRole.APPLICATION_ADMINISTRATOR);
            tenant.grantGraph(identity.principalId(), ACCOUNTS);
            new DefaultContent(api, resources)
                    .write(new DefaultContent.Settings(
                            service,
                            Tier.DEVELOPER,
                            "Gatehouse",
                            administrator.name(),
                            Optional.of(identity),
                            Optional.of(new DefaultContent.Account("Aad", administrator.id())),
                            List.of(
                                    new DefaultContent.Holder(automation.principalId(), "ServicePrincipal"),
                                    new DefaultContent.Holder(administrator.id(), "User"))));
        }
        return new Accounts(
                new Description.Administrator(administrator.name(), password),
                new Description.Automation(automation.clientId(), automation.secret()));
    }

    /**
     * Brings a service that an earlier version made up to what this one brings along. What an administrator took away
     * since is not given again.
     */
    public void upgrade() {
        var additions = new Additions(api);
        additions
                .missing(resources)
                .forEach(service -> ServiceIdentity.principalId(service)
                        .ifPresent(principal -> tenant.grantGraph(principal, ACCOUNTS)));
        additions.addAll(resources);
    }

    /** 144 bits of randomness; the ending holds every kind of character that rules may ask for. */
    private static String password() {
        var bytes = new byte[18];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "-aA1";
    }
}
