package dev.gatehouse.acceptance;

import com.azure.core.management.exception.ManagementException;
import com.azure.core.util.Context;
import com.azure.resourcemanager.apimanagement.ApiManagementManager;
import com.azure.resourcemanager.apimanagement.models.KeyType;
import com.azure.resourcemanager.apimanagement.models.NotificationName;
import com.azure.resourcemanager.apimanagement.models.TemplateName;
import com.azure.resourcemanager.apimanagement.models.UserState;
import com.azure.resourcemanager.apimanagement.models.UserTokenParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.OffsetDateTime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The Azure SDK for Java, unmodified, over people: users with accounts, groups, what these see, letters. */
@ExtendWith(SharedGatehouse.class)
class AzurePeopleTest {
    private final String group;
    private final String service;
    private final ApiManagementManager manager;

    AzurePeopleTest(Gatehouse gatehouse) {
        group = gatehouse.get("resourceGroup");
        service = gatehouse.get("serviceName");
        manager = AzureSdkTest.manager(gatehouse, AzureIdentityTest.automation(gatehouse));
    }

    @Test
    void userWithAPasswordHasAnAccountOfTheTenant() {
        var user = manager.users()
                .define("sdk-ada")
                .withExistingService(group, service)
                .withEmail("ada@people.example")
                .withFirstName("Ada")
                .withLastName("Lovelace")
                .withPassword("Pass-word-1")
                .create();
        assertThat(user.identities()).singleElement().satisfies(identity -> {
            assertThat(identity.provider()).isEqualTo("Aad");
            assertThat(identity.id()).isNotBlank();
        });
        assertThat(manager.userIdentities().list(group, service, "sdk-ada")).hasSize(1);
        assertThat(manager.userGroups().list(group, service, "sdk-ada"))
                .extracting(each -> each.displayName())
                .containsExactly("Developers");

        var token = manager.users()
                .getSharedAccessToken(
                        group,
                        service,
                        "sdk-ada",
                        new UserTokenParameters()
                                .withKeyType(KeyType.PRIMARY)
                                .withExpiry(OffsetDateTime.now().plusDays(1)));
        assertThat(token.value()).matches("sdk-ada&[0-9]{12}&[A-Za-z0-9+/]{86}==");
        assertThat(manager.users().generateSsoUrl(group, service, "sdk-ada").value())
                .contains("/signin-sso?token=sdk-ada%26");

        user.update().withState(UserState.BLOCKED).withIfMatch("*").apply();
        assertThat(manager.users().get(group, service, "sdk-ada").state()).isEqualTo(UserState.BLOCKED);
        manager.users().deleteWithResponse(group, service, "sdk-ada", "*", true, false, null, Context.NONE);
        assertThatThrownBy(() -> manager.users().get(group, service, "sdk-ada"))
                .isInstanceOf(ManagementException.class);
    }

    @Test
    void membersOfAGroupThatSeesAProduct() {
        manager.groups()
                .define("sdk-testers")
                .withExistingService(group, service)
                .withDisplayName("SDK testers")
                .create();
        var members = manager.groupUsers();
        assertThat(members.checkEntityExists(group, service, "sdk-testers", "1"))
                .isFalse();
        assertThat(members.create(group, service, "sdk-testers", "1").name()).isEqualTo("1");
        assertThat(members.checkEntityExists(group, service, "sdk-testers", "1"))
                .isTrue();
        assertThat(members.list(group, service, "sdk-testers")).hasSize(1);
        members.delete(group, service, "sdk-testers", "1");
        assertThat(members.list(group, service, "sdk-testers")).isEmpty();
        assertThatThrownBy(() -> members.create(group, service, "guests", "1")).isInstanceOf(ManagementException.class);

        var seen = manager.productGroups();
        assertThat(seen.createOrUpdate(group, service, "starter", "sdk-testers").displayName())
                .isEqualTo("SDK testers");
        seen.checkEntityExists(group, service, "starter", "sdk-testers");
        assertThat(seen.listByProduct(group, service, "starter"))
                .extracting(each -> each.name())
                .contains("administrators", "developers", "guests", "sdk-testers");
        seen.delete(group, service, "starter", "sdk-testers");
        assertThatThrownBy(() -> seen.checkEntityExists(group, service, "starter", "sdk-testers"))
                .isInstanceOf(ManagementException.class);
        manager.groups().delete(group, service, "sdk-testers", "*");
    }

    @Test
    void whoIsToldOfWhatAndInWhichWords() {
        var name = NotificationName.REQUEST_PUBLISHER_NOTIFICATION_MESSAGE;
        assertThat(manager.notifications().listByService(group, service)).hasSize(7);
        assertThat(manager.notifications().createOrUpdate(group, service, name).title())
                .isEqualTo("Subscription requests");
        var addresses = manager.notificationRecipientEmails();
        assertThat(addresses.checkEntityExists(group, service, name, "ops@people.example"))
                .isFalse();
        assertThat(addresses
                        .createOrUpdate(group, service, name, "ops@people.example")
                        .email())
                .isEqualTo("ops@people.example");
        assertThat(addresses.checkEntityExists(group, service, name, "ops@people.example"))
                .isTrue();
        assertThat(manager.notificationRecipientUsers()
                        .createOrUpdate(group, service, name, "1")
                        .userId())
                .endsWith("/users/1");
        assertThat(manager.notifications()
                        .get(group, service, name)
                        .recipients()
                        .emails())
                .containsExactly("ops@people.example");
        addresses.delete(group, service, name, "ops@people.example");
        manager.notificationRecipientUsers().delete(group, service, name, "1");

        var letter = TemplateName.NEW_DEVELOPER_NOTIFICATION_MESSAGE;
        assertThat(manager.emailTemplates().listByService(group, service)).hasSize(14);
        var own = manager.emailTemplates()
                .define(letter)
                .withExistingService(group, service)
                .withSubject("Hello $DevFirstName")
                .create();
        assertThat(own.isDefault()).isFalse();
        assertThat(own.subject()).isEqualTo("Hello $DevFirstName");
        manager.emailTemplates().delete(group, service, letter, "*");
        assertThat(manager.emailTemplates().get(group, service, letter).isDefault())
                .isTrue();
    }
}
