package dev.gatehouse.management.arm;

import dev.gatehouse.model.catalogue.ApiVersion;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.Optional;

/** Which api-versions a provider speaks: any date from its first to its last. */
enum ApiVersions {
    API_MANAGEMENT("2020-12-01", "2025-09-01-preview"),
    AUTHORIZATION("2015-06-01", "2029-12-31"),
    RESOURCES("2014-01-01", "2029-12-31");

    private final ApiVersion first;
    private final ApiVersion last;

    ApiVersions(String first, String last) {
        this.first = ApiVersion.of(first);
        this.last = ApiVersion.of(last);
    }

    /** @throws ArmException 400 if the version is missing or not one of the provider's */
    ApiVersion require(Optional<String> parameter) {
        var text = parameter
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new ArmException(
                        400,
                        "MissingOrIncorrectVersionParameter",
                        "Name a version in the query: api-version=" + offer() + "."));
        return ApiVersion.parse(text)
                .filter(version ->
                        version.compareTo(first) >= 0 && version.date().compareTo(last.date()) <= 0)
                .orElseThrow(() -> new ArmException(
                        400,
                        "InvalidApiVersionParameter",
                        "The query's api-version is not one from " + first + " to " + last + ": use " + offer() + "."));
    }

    /** @throws ArmException 404 if the type came after that version */
    static void check(ResourceType type, ApiVersion version) {
        type.since().filter(since -> version.compareTo(since) < 0).ifPresent(since -> {
            throw new ArmException(
                    404,
                    "InvalidResourceType",
                    "Type " + type.fullName() + " came with api-version " + since + ": name that one or a later one.");
        });
    }

    /** The newest version that the provider speaks. */
    ApiVersion newest() {
        return last;
    }

    private String offer() {
        return this == API_MANAGEMENT ? last.toString() : "2022-04-01";
    }
}
