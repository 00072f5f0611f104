package dev.gatehouse.server.rooms;

import dev.gatehouse.database.Database;
import dev.gatehouse.http.Fetcher;
import dev.gatehouse.server.data.DataFolder;
import dev.gatehouse.server.doors.Addresses;
import dev.gatehouse.server.settings.Settings;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantPorts;
import dev.gatehouse.tenant.TenantSettings;
import dev.gatehouse.tenant.directory.AuditRecords;
import dev.gatehouse.tenant.signin.SignInObserver;
import dev.gatehouse.tenant.token.KeyLife;
import dev.gatehouse.tenant.token.TokenFault;
import dev.gatehouse.tenant.token.TokenObserver;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.LongAdder;

/** The embedded tenant on its database. */
public final class TenantRoom implements AutoCloseable {
    private final Database database;
    private final Tenant tenant;
    private final TokenCounts counts;
    private final KeyKeeper keys;

    private TenantRoom(Database database, Tenant tenant, TokenCounts counts) {
        this.database = database;
        this.tenant = tenant;
        this.counts = counts;
        this.keys = new KeyKeeper(tenant.signingKeys());
    }

    /**
     * @param fetcher for what federated credentials name
     * @param signIns is told who signed in
     */
    public static TenantRoom open(
            Settings settings,
            DataFolder folder,
            Addresses addresses,
            Secrets secrets,
            InstantSource clock,
            Fetcher fetcher,
            SignInObserver signIns) {
        var database = Databases.open(settings.tenant(), folder.resolve("tenant.db"));
        try {
            var counts = new TokenCounts();
            var tenantSettings = new TenantSettings(
                    addresses.controlUrl(),
                    TenantSettings.DEFAULT_DOMAIN,
                    new KeyLife(Duration.ofDays(settings.signingKeyDays())),
                    new AuditRecords.Limits(Duration.ofDays(settings.auditDays()), AuditRecords.Limits.USUAL.most()));
            var ports = new TenantPorts(clock, fetcher, counts, signIns);
            return new TenantRoom(
                    database, Tenant.open(database, tenantSettings, secrets.seal(), secrets.hash(), ports), counts);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    public Tenant tenant() {
        return tenant;
    }

    /** How many tokens were given since the start. */
    public long tokensIssued() {
        return counts.issued.sum();
    }

    /** How many requests for a token were refused since the start. */
    public long tokensRefused() {
        return counts.refused.sum();
    }

    @Override
    public void close() {
        tenant.settle();
        keys.close();
        database.close();
    }

    private static final class TokenCounts implements TokenObserver {
        private final LongAdder issued = new LongAdder();
        private final LongAdder refused = new LongAdder();

        @Override
        public void tokenIssued(String grant) {
            issued.increment();
        }

        @Override
        public void tokenRefused(TokenFault fault) {
            refused.increment();
        }
    }
}
