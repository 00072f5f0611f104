package dev.gatehouse.management.types.apis;

import dev.gatehouse.http.Fetcher;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.management.types.ServiceAddresses;

import java.util.List;

/** The behaviours of this family. */
public final class ApiFamily {
    private ApiFamily() {}

    /** @param fetcher for definitions behind links */
    public static List<ResourceBehaviour> all(Fetcher fetcher, Sealing sealing, ServiceAddresses addresses) {
        return List.of(
                // What is taken from elsewhere comes before what is left to the server.
                new ApiRevisions(),
                new ApiImport(fetcher),
                new NewApiPreview(fetcher),
                new ApiExport(sealing, addresses),
                new ApiVersioning(),
                new ApiType(),
                new OperationType(),
                new ReleaseType(),
                new VersionSetType(),
                new ApiSchemaType(),
                new GlobalSchemaType());
    }
}
