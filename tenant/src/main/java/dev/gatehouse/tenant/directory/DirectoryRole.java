package dev.gatehouse.tenant.directory;

import java.util.Optional;

/** The directory roles that this tenant knows, under the template ids that they have in every tenant. */
public enum DirectoryRole {
    APPLICATION_ADMINISTRATOR(
            "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3",
            "Application Administrator",
            "Can create and manage all aspects of app registrations and enterprise apps."),
    PRIVILEGED_ROLE_ADMINISTRATOR(
            "e8611ab8-c189-46e8-94e1-60213ab1f814",
            "Privileged Role Administrator",
            "Can manage role assignments, and all aspects of consent.");

    private final String id;
    private final String displayName;
    private final String description;

    DirectoryRole(String id, String displayName, String description) {
        this.id = id;
        this.displayName = displayName;
        this.description = description;
    }

    /** Template id, which is the id of the built-in definition too. */
    public String id() {
        return id;
    }

    public String displayName() {
        return displayName;
    }

    public String description() {
        return description;
    }

    public static Optional<DirectoryRole> of(String id) {
        for (var role : values()) {
            if (role.id.equalsIgnoreCase(id)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
