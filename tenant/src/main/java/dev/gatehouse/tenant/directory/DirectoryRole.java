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
            "Can manage role assignments, and all aspects of consent."),
    CLOUD_APPLICATION_ADMINISTRATOR(
            "158c047a-c907-4556-b7ef-446551a6b5f7",
            "Cloud Application Administrator",
            "Can create and manage all aspects of app registrations and enterprise apps except App Proxy."),
    DIRECTORY_READERS(
            "88d8e3e3-8f55-4a1e-953a-9b9898b8876b", "Directory Readers", "Can read basic directory information."),
    GLOBAL_ADMINISTRATOR(
            "62e90394-69f5-4237-9190-012177145e10", "Global Administrator", "Can manage everything in the directory."),
    GLOBAL_READER(
            "f2ef992c-3afb-46b9-b7cf-a126ee74c451",
            "Global Reader",
            "Can read everything that a Global Administrator can, and change nothing."),
    GROUPS_ADMINISTRATOR("fdd7a751-b60b-444a-984c-02652fe8fa1c", "Groups Administrator", "Can manage groups."),
    REPORTS_READER("4a5d8f65-41da-4de4-8968-e035b65339cf", "Reports Reader", "Can read sign-in and audit logs."),
    USER_ADMINISTRATOR(
            "fe930be7-5e62-47db-91af-98c3a49a38b1",
            "User Administrator",
            "Can manage users and groups, except users who hold more directory roles.");

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
