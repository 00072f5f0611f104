package dev.gatehouse.acceptance;

import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.ManagedIdentityCredentialBuilder;

/** A program in Azure's manner: it finds its identity in the environment and asks for a token of Microsoft Graph. */
final class ManagedIdentityProgram {
    private ManagedIdentityProgram() {}

    public static void main(String[] arguments) {
        try {
            var token = new ManagedIdentityCredentialBuilder()
                    .maxRetry(0)
                    .build()
                    .getTokenSync(new TokenRequestContext().addScopes("https://graph.microsoft.com/.default"));
            System.out.println("answer " + token.getToken());
        } catch (RuntimeException e) {
            System.out.println("answer refused: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
        System.exit(0);
    }
}
