package dev.gatehouse.tenant.authorize;

import dev.gatehouse.tenant.directory.User;
import dev.gatehouse.tenant.signin.PasswordHash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** A guest's account has a name that nobody remembers: they sign in with their address. */
class SignInByAddressTest {
    private static final String ADDRESS = "Ada@contoso.com";
    private static final String HASH = PasswordHash.of(SignInFixture.PASSWORD);

    @TempDir
    Path folder;

    private SignInFixture fixture;

    @BeforeEach
    void open() {
        fixture = new SignInFixture(folder);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private User withAddress(String name) {
        var user = fixture.user(name, Set.of());
        var properties = user.properties().deepCopy().put("mail", ADDRESS);
        return fixture.tenant.write(directory -> directory
                .users()
                .update(new User(
                        user.id(),
                        user.principalName(),
                        user.displayName(),
                        true,
                        user.created(),
                        HASH,
                        false,
                        properties)));
    }

    private int signIn(String name, String password) {
        return fixture.browser
                .signIn(fixture.page(fixture.request("prompt", "login")), name, password)
                .status();
    }

    @Test
    void signInWhenOneGuestHasTheAddressThenItIsTheirs() {
        var ada = withAddress("ada_contoso.com_1#EXT#");

        assertThat(signIn("ada@CONTOSO.com", SignInFixture.PASSWORD)).isEqualTo(303);
        assertThat(signIn(ada.principalName(), SignInFixture.PASSWORD)).isEqualTo(303);
        assertThat(signIn("ada@contoso.com", "Another-password-1")).isEqualTo(401);
    }

    @Test
    void signInWhenSeveralGuestsHaveTheAddressThenItIsNobodys() {
        withAddress("ada_contoso.com_1#EXT#");
        withAddress("ada_contoso.com_2#EXT#");

        assertThat(signIn(ADDRESS, SignInFixture.PASSWORD)).isEqualTo(401);
    }

    @Test
    void signInWhenTheAddressIsThatOfNoGuestThenTheNameAloneCounts() {
        var member = withAddress("member");

        assertThat(signIn(ADDRESS, SignInFixture.PASSWORD)).isEqualTo(401);
        assertThat(signIn(member.principalName(), SignInFixture.PASSWORD)).isEqualTo(303);
    }

    @Test
    void signInWhenGuessedAtByBothNamesThenTheGuessesCountTogether() {
        var ada = withAddress("ada_contoso.com_1#EXT#");
        for (int i = 0; i < 5; i++) {
            signIn(ADDRESS, "Wrong-password-" + i);
            signIn(ada.principalName(), "Wrong-password-" + i);
        }

        assertThat(signIn(ADDRESS, SignInFixture.PASSWORD)).isEqualTo(401);
        assertThat(signIn(ada.principalName(), SignInFixture.PASSWORD)).isEqualTo(401);
    }
}
