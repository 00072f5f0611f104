package dev.gatehouse.tenant.directory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.http.Json;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The federated identity credentials of applications. */
public final class FederatedCredentials {
    private final Handle handle;

    FederatedCredentials(Directory directory) {
        this.handle = directory.handle();
    }

    /** Of one application, by name; there are at most 20. */
    public List<FederatedCredential> of(String applicationId) {
        return handle.createQuery("SELECT * FROM federated_credential WHERE application_id = :owner ORDER BY name")
                .bind("owner", applicationId)
                .map((row, context) -> read(row))
                .list();
    }

    /** Those of the application that has this client id. */
    public List<FederatedCredential> ofClient(String appId) {
        return handle.createQuery(
                        "SELECT c.* FROM federated_credential c JOIN application a"
                                + " ON a.id = c.application_id WHERE a.app_id = :appId AND a.deleted_at IS NULL ORDER BY c.name")
                .bind("appId", Directory.id(appId))
                .map((row, context) -> read(row))
                .list();
    }

    public Optional<FederatedCredential> withId(String applicationId, String id) {
        return one(applicationId, "id", Directory.id(id));
    }

    public Optional<FederatedCredential> withName(String applicationId, String name) {
        return one(applicationId, "name", name);
    }

    private Optional<FederatedCredential> one(String applicationId, String column, String value) {
        return handle.createQuery(
                        "SELECT * FROM federated_credential WHERE application_id = :owner AND " + column + " = :value")
                .bind("owner", applicationId)
                .bind("value", value)
                .map((row, context) -> read(row))
                .findOne();
    }

    /**
     * @param credential with a new id
     * @throws DirectoryRefused if a rule is broken, its name or its issuer with its subject is taken, or there are too
     *     many
     */
    public FederatedCredential create(FederatedCredential credential) {
        FederatedCredentialRules.check(credential);
        if (of(credential.applicationId()).size() >= FederatedCredentialRules.MOST) {
            throw new DirectoryRefused(
                    DirectoryRefused.Reason.QUOTA,
                    "The application holds " + FederatedCredentialRules.MOST
                            + " federated identity credentials; remove some first.");
        }
        unique(credential);
        bound(
                        "INSERT INTO federated_credential (id, application_id, name, issuer, subject, audiences,"
                                + " description) VALUES (:id, :owner, :name, :issuer, :subject, :audiences, :description)",
                        credential)
                .execute();
        return credential;
    }

    /** @throws DirectoryRefused if a rule is broken, the name would change, or issuer and subject are taken */
    public FederatedCredential update(FederatedCredential before, FederatedCredential after) {
        if (!before.name().equals(after.name())) {
            throw DirectoryRefused.bad("Property name can't be changed once it is set.");
        }
        FederatedCredentialRules.check(after);
        unique(after);
        bound(
                        "UPDATE federated_credential SET name = :name, issuer = :issuer, subject = :subject,"
                                + " audiences = :audiences, description = :description"
                                + " WHERE id = :id AND application_id = :owner",
                        after)
                .execute();
        return after;
    }

    /** @return whether there was one */
    public boolean remove(String applicationId, String id) {
        return handle.createUpdate("DELETE FROM federated_credential WHERE application_id = :owner AND id = :id")
                        .bind("owner", applicationId)
                        .bind("id", Directory.id(id))
                        .execute()
                > 0;
    }

    void eraseAll(String applicationId) {
        handle.createUpdate("DELETE FROM federated_credential WHERE application_id = :owner")
                .bind("owner", applicationId)
                .execute();
    }

    private void unique(FederatedCredential credential) {
        for (var other : of(credential.applicationId())) {
            if (other.id().equals(credential.id())) {
                continue;
            }
            if (other.name().equals(credential.name())) {
                throw DirectoryRefused.conflict(
                        "FederatedIdentityCredential with name " + credential.name() + " already exists.");
            }
            if (other.issuer().equals(credential.issuer()) && other.subject().equals(credential.subject())) {
                throw DirectoryRefused.conflict(
                        "FederatedIdentityCredential with this issuer and this subject already exists: it is called "
                                + other.name() + ".");
            }
        }
    }

    private Update bound(String sql, FederatedCredential credential) {
        var audiences = Json.object().putArray("audiences");
        credential.audiences().forEach(audiences::add);
        return handle.createUpdate(sql)
                .bind("id", credential.id())
                .bind("owner", credential.applicationId())
                .bind("name", credential.name())
                .bind("issuer", credential.issuer())
                .bind("subject", credential.subject())
                .bind("audiences", new String(Json.write(audiences), StandardCharsets.UTF_8))
                .bind("description", credential.description().orElse(null));
    }

    private static FederatedCredential read(ResultSet row) throws SQLException {
        var audiences = new ArrayList<String>();
        Json.parse(row.getString("audiences").getBytes(StandardCharsets.UTF_8))
                .forEach((JsonNode each) -> audiences.add(each.asText()));
        return new FederatedCredential(
                row.getString("id"),
                row.getString("application_id"),
                row.getString("name"),
                row.getString("issuer"),
                row.getString("subject"),
                audiences,
                Optional.ofNullable(row.getString("description")));
    }
}
