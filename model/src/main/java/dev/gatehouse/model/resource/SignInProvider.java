package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.Rule;

import java.util.List;
import java.util.Optional;

/**
 * An identity provider that developers may sign in with; its kind is its name.
 *
 * @param type the kind once more
 */
public record SignInProvider(
        Optional<String> type,
        Optional<String> signinTenant,
        @Rule(max = 32) List<String> allowedTenants,
        Optional<String> authority,
        @Rule(min = 1) Optional<String> signupPolicyName,
        @Rule(min = 1) Optional<String> signinPolicyName,
        @Rule(min = 1) Optional<String> profileEditingPolicyName,
        @Rule(min = 1) Optional<String> passwordResetPolicyName,
        @Rule(max = 16) Optional<String> clientLibrary,
        @Rule(required = true, min = 1) String clientId,
        @Rule(access = Access.SECRET, min = 1) Optional<String> clientSecret,
        @Rule(since = "2025-03-01-preview") Optional<String> certificateId) {

    @Override
    public String toString() {
        return "SignInProvider[" + clientId + "]";
    }
}
