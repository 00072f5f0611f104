package dev.gatehouse.management.people;

import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ServiceId;
import dev.gatehouse.management.people.People.SignUp;
import dev.gatehouse.management.provisioning.Installation;
import dev.gatehouse.management.provisioning.RecordingSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What people do themselves, with an address and what they were sent. */
final class PeopleTest {
    private static final ServiceId SERVICE = new ServiceId("11111111-1111-4111-8111-111111111111", "rg1", "apim");
    private static final Pattern TOKEN = Pattern.compile("ghc_[A-Za-z0-9_.-]+");
    private static final String CALLER = "192.0.2.1";
    private static final String FIRST = "Pass-word-1";
    private static final String SECOND = "Pass-word-2";

    @TempDir
    Path folder;

    private Installation arm;
    private People people;

    @BeforeEach
    void start() {
        arm = new Installation(folder, new RecordingSink());
        people = arm.people();
        arm.put("/portalsettings/signup", "{\"enabled\":true}");
    }

    @AfterEach
    void stop() {
        arm.close();
    }

    private static SignUp sam(String password) {
        return new SignUp("sam@x.example", "Sam", "S", password, false);
    }

    /** The token of the newest letter. */
    private String token() {
        var found = TOKEN.matcher(arm.letters().get(0).path("body").asText());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private String samsName() {
        return user("sam@x.example").path("name").asText();
    }

    private com.fasterxml.jackson.databind.JsonNode user(String email) {
        var users =
                arm.get("/users?$filter=email%20eq%20'" + email + "'").body().path("value");
        return users.isEmpty() ? com.fasterxml.jackson.databind.node.MissingNode.getInstance() : users.get(0);
    }

    private String state(String email) {
        return user(email).at("/properties/state").asText();
    }

    @Test
    void whoSignsUpCanSignInOnceTheAddressIsConfirmed() {
        people.signUp(SERVICE, sam(FIRST), CALLER);
        assertThat(state("sam@x.example")).isEqualTo("pending");
        assertThat(arm.passwordOf(samsName())).isEmpty();
        var token = token();

        assertThat(people.confirmSignUp(SERVICE, token)).isTrue();
        arm.later(Duration.ZERO);

        assertThat(state("sam@x.example")).isEqualTo("active");
        assertThat(arm.passwordOf(samsName())).contains(FIRST);
        assertThat(arm.letters().get(0).path("kind").asText()).isEqualTo("newDeveloperNotificationMessage");
        assertThat(people.confirmSignUp(SERVICE, token)).as("a second time").isFalse();
    }

    @Test
    void aTokenThatIsWrongOldOrForSomethingElseOpensNothing() {
        people.signUp(SERVICE, sam(FIRST), CALLER);
        var token = token();

        assertThat(people.confirmSignUp(SERVICE, token + "x")).isFalse();
        assertThat(people.confirmSignUp(SERVICE, "ghc_")).isFalse();
        assertThat(people.confirmSignUp(SERVICE, "ghc_!!.x")).isFalse();
        assertThat(people.confirmSignUp(SERVICE, "x".repeat(5000))).isFalse();
        assertThat(people.acceptInvitation(SERVICE, token, SECOND)).isFalse();
        assertThat(people.resetPassword(SERVICE, token, SECOND)).isFalse();
        arm.later(Duration.ofDays(3));
        assertThat(people.confirmSignUp(SERVICE, token)).isFalse();
        assertThat(state("sam@x.example")).isEqualTo("pending");
    }

    @Test
    void whoHasAnAccountAlreadyIsNeitherToldNorChanged() {
        people.signUp(SERVICE, new SignUp("ada@x.example", "Eve", "E", FIRST, false), CALLER);

        assertThat(arm.letters()).isEmpty();
        assertThat(user("ada@x.example").at("/properties/firstName").asText()).isEqualTo("A");
        assertThat(user("ada@x.example").at("/properties/identities")).isEmpty();
    }

    @Test
    void whoSignsUpTwiceGetsAnotherLetterAndKeepsTheFirstPassword() {
        people.signUp(SERVICE, sam(FIRST), CALLER);
        var first = token();
        people.signUp(SERVICE, sam(SECOND), CALLER);

        assertThat(people.confirmSignUp(SERVICE, first)).as("replaced").isFalse();
        assertThat(people.confirmSignUp(SERVICE, token())).isTrue();
        arm.later(Duration.ZERO);
        assertThat(arm.passwordOf(samsName())).contains(FIRST);
    }

    @Test
    void signingUpIsRefusedWhereItIsOffDelegatedOrTermsAreNotAgreedTo() {
        arm.put(
                "/portalsettings/signup",
                "{\"enabled\":true,\"termsOfService\":{\"enabled\":true,\"consentRequired\":true}}");
        assertThatThrownBy(() -> people.signUp(SERVICE, sam(FIRST), CALLER)).hasMessageContaining("incorrect");
        arm.put("/portalsettings/signup", "{\"enabled\":false}");
        assertThatThrownBy(() -> people.signUp(SERVICE, sam(FIRST), CALLER)).hasMessageContaining("invitation");
        arm.put("/portalsettings/signup", "{\"enabled\":true}");
        arm.put(
                "/portalsettings/delegation",
                "{\"url\":\"https://x.example/\",\"userRegistration\":{\"enabled\":true}}");
        assertThatThrownBy(() -> people.signUp(SERVICE, sam(FIRST), CALLER)).hasMessageContaining("invitation");

        assertThat(user("sam@x.example").isMissingNode()).isTrue();
    }

    @Test
    void fieldsThatAreWrongAreToldWithoutLookingAtAnybody() {
        assertThatThrownBy(() -> people.signUp(SERVICE, new SignUp("nobody", "A", "B", FIRST, false), CALLER))
                .isInstanceOfSatisfying(
                        ArmException.class, e -> assertThat(e.target()).contains("email"));
        assertThatThrownBy(() -> people.signUp(SERVICE, sam("weak"), CALLER))
                .isInstanceOfSatisfying(
                        ArmException.class, e -> assertThat(e.target()).contains("password"));
        assertThatThrownBy(() -> people.signUp(SERVICE, new SignUp("a@b.example", " ", "B", FIRST, false), CALLER))
                .isInstanceOfSatisfying(
                        ArmException.class, e -> assertThat(e.target()).contains("firstName"));
    }

    @Test
    void anInvitationGivesAnAccountWithThePasswordChosen() {
        arm.put(
                "/users/ivy",
                "{\"email\":\"ivy@x.example\",\"firstName\":\"I\",\"lastName\":\"V\",\"confirmation\":\"invite\"}");
        var token = token();

        assertThatThrownBy(() -> people.acceptInvitation(SERVICE, token, "weak"))
                .isInstanceOf(ArmException.class);
        assertThat(people.acceptInvitation(SERVICE, token, FIRST)).isTrue();

        assertThat(state("ivy@x.example")).isEqualTo("active");
        assertThat(arm.passwordOf("ivy")).contains(FIRST);
        assertThat(people.acceptInvitation(SERVICE, token, SECOND))
                .as("a second time")
                .isFalse();
        assertThat(arm.passwordOf("ivy")).contains(FIRST);
    }

    @Test
    void anInvitationCanBeUsedAgainWhereTheDirectoryWasDown() {
        arm.put(
                "/users/ivy",
                "{\"email\":\"ivy@x.example\",\"firstName\":\"I\",\"lastName\":\"V\",\"confirmation\":\"invite\"}");
        var token = token();
        arm.directoryIsDown(true);

        assertThatThrownBy(() -> people.acceptInvitation(SERVICE, token, FIRST))
                .isInstanceOfSatisfying(
                        ArmException.class, e -> assertThat(e.status()).isEqualTo(503));
        assertThat(state("ivy@x.example")).isEqualTo("pending");
        arm.directoryIsDown(false);
        arm.later(Duration.ofMinutes(10));

        assertThat(people.acceptInvitation(SERVICE, token, FIRST)).isTrue();
    }

    @Test
    void whoWasBlockedSinceOrMovedToAnotherAddressIsNotLetInByAnOldLink() {
        arm.put(
                "/users/ivy",
                "{\"email\":\"ivy@x.example\",\"firstName\":\"I\",\"lastName\":\"V\",\"confirmation\":\"invite\"}");
        var token = token();
        arm.send("PATCH", "/users/ivy", "{\"properties\":{\"state\":\"blocked\"}}");
        assertThat(people.acceptInvitation(SERVICE, token, FIRST)).isFalse();
        assertThat(state("ivy@x.example")).isEqualTo("blocked");

        arm.put(
                "/users/joe",
                "{\"email\":\"joe@x.example\",\"firstName\":\"J\",\"lastName\":\"O\",\"confirmation\":\"invite\"}");
        var other = token();
        arm.send("PATCH", "/users/joe", "{\"properties\":{\"email\":\"joe2@x.example\"}}");
        assertThat(people.acceptInvitation(SERVICE, other, FIRST)).isFalse();
    }

    @Test
    void whoForgotThePasswordChoosesAnother() {
        arm.put(
                "/users/pat",
                "{\"email\":\"pat@x.example\",\"firstName\":\"P\",\"lastName\":\"A\",\"password\":\"" + FIRST + "\"}");

        people.forgotPassword(SERVICE, "PAT@x.example", CALLER);
        var token = token();
        assertThat(people.resetPassword(SERVICE, token, SECOND)).isTrue();

        assertThat(arm.passwordOf("pat")).contains(SECOND);
        assertThat(people.resetPassword(SERVICE, token, FIRST))
                .as("a second time")
                .isFalse();
        people.forgotPassword(SERVICE, "pat@x.example", CALLER);
        var late = token();
        arm.later(Duration.ofHours(2));
        assertThat(people.resetPassword(SERVICE, late, FIRST)).as("too late").isFalse();
    }

    @Test
    void forWhomThereIsNothingToResetNoLetterIsWrittenAndNothingIsTold() {
        people.forgotPassword(SERVICE, "nobody@x.example", CALLER);
        people.forgotPassword(SERVICE, "ada@x.example", CALLER);
        arm.put(
                "/users/bob",
                "{\"email\":\"bob@x.example\",\"firstName\":\"B\",\"lastName\":\"B\",\"identities\":[{\"provider\":\"Aad\",\"id\":\"42\"}]}");
        people.forgotPassword(SERVICE, "bob@x.example", CALLER);

        assertThat(arm.letters()).isEmpty();
    }

    @Test
    void anAddressGetsFewLettersAndACallerFewTries() {
        arm.put(
                "/users/pat",
                "{\"email\":\"pat@x.example\",\"firstName\":\"P\",\"lastName\":\"A\",\"password\":\"" + FIRST + "\"}");
        for (var i = 0; i < 30; i++) {
            people.forgotPassword(SERVICE, "pat@x.example", CALLER);
        }

        assertThat(arm.letters()).hasSize(5);
        assertThatThrownBy(() -> people.forgotPassword(SERVICE, "other@x.example", CALLER))
                .isInstanceOfSatisfying(
                        ArmException.class, e -> assertThat(e.status()).isEqualTo(429));
        arm.later(Duration.ofHours(2));
        people.forgotPassword(SERVICE, "pat@x.example", CALLER);
        assertThat(arm.letters()).hasSize(6);
    }

    @Test
    void aTokenOfTheManagementApiSignsItsUserIn() {
        arm.put("/users/pat", "{\"email\":\"pat@x.example\",\"firstName\":\"P\",\"lastName\":\"A\"}");
        arm.put("/tenant/access", "{}");
        var token = arm.send(
                        "POST",
                        "/users/pat/token",
                        "{\"properties\":{\"keyType\":\"primary\",\"expiry\":\"2026-11-22T11:00:00Z\"}}")
                .body()
                .path("value")
                .asText();

        assertThat(people.signedIn(SERVICE, token))
                .get()
                .extracting(user -> user.id().name())
                .isEqualTo("pat");
        assertThat(people.signedIn(SERVICE, token.replace("pat&", "ada&"))).isEmpty();
        assertThat(people.signedIn(SERVICE, token.replace("2026", "2027"))).isEmpty();
        assertThat(people.signedIn(SERVICE, "")).isEmpty();
        assertThat(people.signedIn(SERVICE, "pat&202611221100&x")).isEmpty();
        arm.send("PATCH", "/users/pat", "{\"properties\":{\"state\":\"blocked\"}}");
        assertThat(people.signedIn(SERVICE, token)).as("blocked").isEmpty();
        arm.send("PATCH", "/users/pat", "{\"properties\":{\"state\":\"active\"}}");
        arm.later(Duration.ofHours(1));
        assertThat(people.signedIn(SERVICE, token)).as("too late").isEmpty();
    }

    @Test
    void aTokenEndsWithItsKeyAndIsNobodyElsesOfThatName() {
        arm.put("/users/pat", "{\"email\":\"pat@x.example\",\"firstName\":\"P\",\"lastName\":\"A\"}");
        arm.put("/tenant/access", "{}");
        var ask = "{\"properties\":{\"keyType\":\"secondary\",\"expiry\":\"2026-11-22T11:00:00Z\"}}";
        var token =
                arm.send("POST", "/users/pat/token", ask).body().path("value").asText();
        arm.delete("/users/pat");
        arm.put("/users/pat", "{\"email\":\"pat@x.example\",\"firstName\":\"P\",\"lastName\":\"A\"}");
        assertThat(people.signedIn(SERVICE, token)).isEmpty();

        var another =
                arm.send("POST", "/users/pat/token", ask).body().path("value").asText();
        assertThat(people.signedIn(SERVICE, another)).isPresent();
        arm.send("POST", "/tenant/access/regenerateSecondaryKey", "");
        assertThat(people.signedIn(SERVICE, another)).isEmpty();
    }
}
