package dev.gatehouse.management.roles;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The roles that can be assigned at a service or a workspace, with Azure's ids and actions. */
public enum Role {
    OWNER(
            "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
            "Owner",
            "Does everything, and assigns roles.",
            Actions.of(List.of("*"), List.of())),
    CONTRIBUTOR(
            "b24988ac-6180-42a0-ab88-20f7382dd24c",
            "Contributor",
            "Does everything but assign roles.",
            Actions.of(List.of("*"), List.of("Microsoft.Authorization/*/Delete", "Microsoft.Authorization/*/Write"))),
    READER(
            "acdd72a7-3385-48ef-bd42-f606fba81ae7",
            "Reader",
            "Reads everything but secrets.",
            Actions.of(List.of("*/read"), List.of())),
    SERVICE_CONTRIBUTOR(
            "312a565d-c81f-4fd8-895a-4e21e48d571c",
            "API Management Service Contributor",
            "Manages the service and its APIs.",
            Actions.of(List.of("Microsoft.ApiManagement/service/*", "Microsoft.Authorization/*/read"), List.of())),
    SERVICE_OPERATOR(
            "e022efe7-f5ba-4159-bbe4-b44f577e9b61",
            "API Management Service Operator Role",
            "Manages the service, but not its APIs.",
            Actions.of(
                    List.of(
                            "Microsoft.ApiManagement/service/*/read",
                            "Microsoft.ApiManagement/service/backup/action",
                            "Microsoft.ApiManagement/service/delete",
                            "Microsoft.ApiManagement/service/managedeployments/action",
                            "Microsoft.ApiManagement/service/read",
                            "Microsoft.ApiManagement/service/restore/action",
                            "Microsoft.ApiManagement/service/updatecertificate/action",
                            "Microsoft.ApiManagement/service/updatehostname/action",
                            "Microsoft.ApiManagement/service/write",
                            "Microsoft.Authorization/*/read"),
                    List.of("Microsoft.ApiManagement/service/users/keys/read")));

    private final String id;
    private final String title;
    private final String description;
    private final Actions actions;

    Role(String id, String title, String description, Actions actions) {
        this.id = id;
        this.title = title;
        this.description = description;
        this.actions = actions;
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

    Actions actions() {
        return actions;
    }

    /** Whether who has it may do that, said in Azure's words, such as {@code Microsoft.ApiManagement/service/write}. */
    public boolean allows(String action) {
        return actions.allow(action);
    }

    /** The role whose definition that is: its id, alone or at the end of a path. */
    public static Optional<Role> ofDefinition(String id) {
        var guid = id.substring(id.lastIndexOf('/') + 1);
        return Arrays.stream(values())
                .filter(role -> role.id.equalsIgnoreCase(guid))
                .findFirst();
    }
}
