package dev.gatehouse.server.installation;

import dev.gatehouse.database.Database;
import dev.gatehouse.database.DatabaseSettings;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.management.arm.ManagementApi;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.management.arm.ServiceId;
import dev.gatehouse.management.arm.StoredResources;
import dev.gatehouse.management.types.ServiceAddresses;
import dev.gatehouse.management.types.Types;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.directory.ManagedIdentities;
import dev.gatehouse.model.secret.KeyedHash;
import dev.gatehouse.model.secret.SealKey;
import dev.gatehouse.server.StartFailure;
import dev.gatehouse.server.data.DataFolder;
import dev.gatehouse.server.settings.Settings;
import dev.gatehouse.store.ResourceStore;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantSettings;
import dev.gatehouse.tenant.directory.DirectoryRole;
import dev.gatehouse.tenant.token.TokenObserver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FirstStartTest {
    private static final String URL = "https://localhost:9443";
    private static final Settings.Service UNNAMED =
            new Settings.Service(Optional.empty(), Optional.empty(), Optional.empty());

    @TempDir
    private Path folder;

    private final SealKey seal = new SealKey(new byte[32]);
    private final KeyedHash hash = new KeyedHash(new byte[32]);
    private final InstantSource clock = InstantSource.system();
    private Database tenantDatabase;
    private Database storeDatabase;
    private Tenant tenant;
    private StoredResources resources;
    private ManagementApi api;

    @BeforeEach
    void open() {
        tenantDatabase = Database.open(new DatabaseSettings.Sqlite(folder.resolve("tenant.db")));
        storeDatabase = Database.open(new DatabaseSettings.Sqlite(folder.resolve("store.db")));
        var settings = new TenantSettings(URL, TenantSettings.DEFAULT_DOMAIN);
        tenant = Tenant.open(tenantDatabase, settings, seal, hash, clock, TokenObserver.none());
        resources = new StoredResources(ResourceStore.open(storeDatabase, clock), clock);
        var sealing = new Sealing(seal, hash);
        var types = Types.all(sealing, new ServiceAddresses("http://localhost:8080", URL), (url, _, _) -> {
            throw new AssertionError(url);
        });
        api = new ManagementApi(resources, types, sealing, clock, URL);
    }

    @AfterEach
    void close() {
        tenantDatabase.close();
        storeDatabase.close();
    }

    @Test
    void makeWhenNothingIsThereThenTheServiceItsContentAndTheAccountsAreMade() {
        var service = FirstStart.service(resources, UNNAMED);
        var accounts = first(tenant.managedIdentities()).make(service);

        assertThat(resources.read(ResourceView::services)).containsExactly(service);
        assertThat(names(service, Catalogue.PRODUCTS)).containsExactly("starter", "unlimited");
        assertThat(names(service, Catalogue.ROLE_ASSIGNMENTS)).hasSize(2);
        var administrator = resources.read(view ->
                view.find(ResourceId.of(service).child(Catalogue.USERS, "1")).orElseThrow());
        var account =
                tenant.bootstrap().user(accounts.administrator().userName()).orElseThrow();
        assertThat(administrator.properties().at("/identities/0/id").asText()).isEqualTo(account.id());
        assertThat(works(accounts)).isEqualTo(accounts);
    }

    @Test
    void makeWhenTheFirstTryBrokeOffThenTheNextCompletesItWithoutASecondOfAnything() {
        var service = FirstStart.service(resources, UNNAMED);
        assertThatThrownBy(() -> first(new BreakingOff()).make(service)).isInstanceOf(PowerCut.class);
        assertThat(resources.read(ResourceView::services)).isEmpty();

        var accounts = first(tenant.managedIdentities()).make(service);
        var revision = resources.read(ResourceView::revision);
        var again = first(tenant.managedIdentities()).make(service);

        assertThat(again.automation().clientId())
                .isEqualTo(accounts.automation().clientId());
        assertThat(works(again)).isEqualTo(again);
        assertThat(resources.read(ResourceView::revision)).isEqualTo(revision);
        assertThat(resources.read(ResourceView::services)).hasSize(1);
    }

    @Test
    void stillWorkingWhenThePasswordWasChangedThenItLeavesAndTheSecretStays() {
        var accounts = first(tenant.managedIdentities()).make(FirstStart.service(resources, UNNAMED));
        tenant.bootstrap().createUser("administrator", "Administrator", "Another-Pass-1", Set.<DirectoryRole>of());

        var left = works(accounts);

        assertThat(left.administrator().password()).isEmpty();
        assertThat(left.automation()).isEqualTo(accounts.automation());
    }

    @Test
    void stillWorkingWhenTheSecretIsWrongThenItLeavesAndThePasswordStays() {
        var accounts = first(tenant.managedIdentities()).make(FirstStart.service(resources, UNNAMED));
        var wrong = new FirstStart.Accounts(
                accounts.administrator(),
                new Description.Automation(accounts.automation().clientId(), "wrong"));

        var left = works(wrong);

        assertThat(left.automation().clientSecret()).isEmpty();
        assertThat(left.administrator()).isEqualTo(accounts.administrator());
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH, /v1.0/users/1, 204, true",
        "POST, /V1.0/Users/1/changePassword, 204, true",
        "GET, /v1.0/users/1, 200, false",
        "PATCH, /v1.0/users/1, 403, false",
        "POST, /subscriptions/1, 200, false"
    })
    void watchingWhenTheDirectoryChangedThenAPasswordThatNoLongerWorksLeavesTheFile(
            String method, String path, int status, boolean leaves) {
        var accounts = first(tenant.managedIdentities()).make(FirstStart.service(resources, UNNAMED));
        try (var data = DataFolder.open(folder.resolve("data"))) {
            written(accounts).write(data);
            var keeper = new CredentialKeeper(data, tenant.bootstrap(), written(accounts));
            tenant.bootstrap().createUser("administrator", "Administrator", "Another-Pass-1", Set.<DirectoryRole>of());

            keeper.watching(_ -> Reply.empty(status)).handle(Request.of(method, path, Headers.none(), new byte[0]));

            var kept = Description.read(data).orElseThrow();
            assertThat(kept.administrator().password().isEmpty()).isEqualTo(leaves);
            assertThat(kept.automation()).isEqualTo(accounts.automation());
        }
    }

    @Test
    void serviceWhenTheSettingsNameItThenItIsCalledSo() {
        var id = UUID.randomUUID();
        var named = new Settings.Service(Optional.of("contoso"), Optional.of("production"), Optional.of(id));

        assertThat(FirstStart.service(resources, named))
                .isEqualTo(new ServiceId(id.toString(), "production", "contoso"));
    }

    @Test
    void serviceWhenTheSettingsNameAnotherThanThereIsThenTheStartIsRefused() {
        first(tenant.managedIdentities()).make(FirstStart.service(resources, UNNAMED));
        var other = new Settings.Service(Optional.of("contoso"), Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> FirstStart.service(resources, other))
                .isInstanceOf(StartFailure.class)
                .hasMessageContainingAll("service-name", "contoso", "gatehouse");
        assertThat(FirstStart.service(resources, UNNAMED).name()).isEqualTo("gatehouse");
    }

    private List<String> names(ServiceId service, ResourceType type) {
        return resources.read(view -> view.below(ResourceId.of(service), type).stream()
                .map(found -> found.id().name())
                .toList());
    }

    private FirstStart first(ManagedIdentities identities) {
        return new FirstStart(tenant.bootstrap(), identities, resources, api);
    }

    /** What a later start keeps of the accounts. */
    private FirstStart.Accounts works(FirstStart.Accounts accounts) {
        return FirstStart.stillWorking(tenant.bootstrap(), written(accounts));
    }

    private static Description written(FirstStart.Accounts accounts) {
        return new Description(
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                new Description.Identity("", "", ""),
                accounts.administrator(),
                accounts.automation());
    }

    private static final class PowerCut extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** The process ends after the accounts were made and before the service is. */
    private static final class BreakingOff implements ManagedIdentities {
        @Override
        public Identity create(String resourceId, String displayName) {
            throw new PowerCut();
        }

        @Override
        public void delete(String resourceId) {
            throw new PowerCut();
        }
    }
}
