package dev.gatehouse.management.roles;

import java.util.Arrays;
import java.util.Optional;

/** The roles that can be assigned at a service, with Azure's ids. */
public enum Role {
    OWNER("8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner", "Does everything, and assigns roles."),
    CONTRIBUTOR("b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor", "Does everything but assign roles."),
    READER("acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader", "Reads everything but secrets.");

    private final String id;
    private final String title;
    private final String description;

    Role(String id, String title, String description) {
        this.id = id;
        this.title = title;
        this.description = description;
    }

    /** The role definition's id, a GUID. */
    public String id() {
        return id;
    }

    /** The name that people know it by. */
    public String title() {
        return title;
    }

    public String description() {
        return description;
    }

    /** Whether who has it may do that. */
    public boolean allows(Right right) {
        return switch (this) {
            case OWNER -> true;
            case CONTRIBUTOR -> right != Right.ASSIGN_ROLES;
            case READER -> right == Right.READ;
        };
    }

    /** The role whose definition that is: its id, alone or at the end of a path. */
    public static Optional<Role> ofDefinition(String id) {
        var guid = id.substring(id.lastIndexOf('/') + 1);
        return Arrays.stream(values())
                .filter(role -> role.id.equalsIgnoreCase(guid))
                .findFirst();
    }
}
