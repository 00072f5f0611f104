package dev.gatehouse.tenant.directory;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A role that an application offers.
 *
 * @param id a GUID
 * @param value what stands in {@code roles} of a token; empty for a role that never does
 * @param memberTypes {@code Application}, {@code User}
 */
public record AppRole(String id, String value, String displayName, List<String> memberTypes, boolean enabled) {
    /** The role everybody has who is assigned without one. */
    public static final String DEFAULT_ACCESS = "00000000-0000-0000-0000-000000000000";

    static List<AppRole> all(JsonNode array) {
        var roles = new ArrayList<AppRole>();
        for (var each : array) {
            var types = new ArrayList<String>();
            each.path("allowedMemberTypes").forEach(type -> types.add(type.asText()));
            roles.add(new AppRole(
                    Directory.id(each.path("id").asText()),
                    Optional.ofNullable(each.path("value").textValue()).orElse(""),
                    each.path("displayName").asText(""),
                    List.copyOf(types),
                    each.path("isEnabled").asBoolean(true)));
        }
        return List.copyOf(roles);
    }
}
