package dev.gatehouse.acceptance;

import com.microsoft.graph.core.authentication.AzureIdentityAuthenticationProvider;
import com.microsoft.graph.core.content.BatchRequestContent;
import com.microsoft.graph.core.tasks.PageIterator;
import com.microsoft.graph.models.Application;
import com.microsoft.graph.models.DirectoryObject;
import com.microsoft.graph.models.FederatedIdentityCredential;
import com.microsoft.graph.models.Group;
import com.microsoft.graph.models.GroupCollectionResponse;
import com.microsoft.graph.models.PasswordProfile;
import com.microsoft.graph.models.ReferenceCreate;
import com.microsoft.graph.models.User;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The Microsoft Graph SDK for Java, unmodified, keeps users and groups, batches, follows pages and restores. */
@ExtendWith(SharedGatehouse.class)
class GraphDirectoryTest {
    private final Verbs verbs;
    private final GraphServiceClient graph;
    private final String mark = "d" + UUID.randomUUID().toString().substring(0, 8);

    GraphDirectoryTest(Gatehouse gatehouse) {
        verbs = new Verbs(gatehouse.data());
        var url = gatehouse.get("graphUrl");
        graph = new GraphServiceClient(
                new AzureIdentityAuthenticationProvider(
                        AzureIdentityTest.automation(gatehouse),
                        new String[] {URI.create(url).getHost()},
                        "https://graph.microsoft.com/.default"),
                new OkHttpClient.Builder()
                        .sslSocketFactory(gatehouse.tls().getSocketFactory(), gatehouse.trust())
                        .build());
        graph.getRequestAdapter().setBaseUrl(url);
    }

    private Group group(String name) {
        var group = new Group();
        group.setDisplayName(name);
        group.setMailEnabled(false);
        group.setMailNickname(mark);
        group.setSecurityEnabled(true);
        return graph.groups().post(group);
    }

    private User user(String name) {
        var user = new User();
        user.setDisplayName(name);
        user.setAccountEnabled(true);
        user.setMailNickname(name);
        user.setUserPrincipalName(name + "@gatehouse.localhost");
        var password = new PasswordProfile();
        password.setPassword("Correct-Horse-" + mark);
        password.setForceChangePasswordNextSignIn(false);
        user.setPasswordProfile(password);
        return graph.users().post(user);
    }

    @Test
    void userIsMadeJoinsAGroupIsDeletedAndRestored() {
        var user = user(mark);
        var group = group(mark);
        var reference = new ReferenceCreate();
        reference.setOdataId("https://graph.microsoft.com/v1.0/directoryObjects/" + user.getId());
        graph.groups().byGroupId(group.getId()).members().ref().post(reference);
        assertThat(graph.groups().byGroupId(group.getId()).members().get().getValue())
                .singleElement()
                .isInstanceOfSatisfying(
                        User.class,
                        member -> assertThat(member.getUserPrincipalName()).startsWith(mark));
        assertThat(graph.users()
                        .byUserId(user.getId())
                        .memberOf()
                        .graphGroup()
                        .get()
                        .getValue())
                .extracting(Group::getId)
                .containsExactly(group.getId());

        graph.users().byUserId(user.getId()).delete();
        assertThatThrownBy(() -> graph.users().byUserId(user.getId()).get()).isInstanceOf(ODataError.class);
        assertThat(graph.directory().deletedItems().graphUser().get().getValue())
                .extracting(User::getId)
                .contains(user.getId());
        var restored = graph.directory()
                .deletedItems()
                .byDirectoryObjectId(user.getId())
                .restore()
                .post();
        assertThat(restored)
                .isInstanceOfSatisfying(
                        User.class, back -> assertThat(back.getId()).isEqualTo(user.getId()));
        assertThat(graph.groups().byGroupId(group.getId()).members().get().getValue())
                .extracting(DirectoryObject::getId)
                .containsExactly(user.getId());
    }

    @Test
    void pagesAreFollowedByTheIterator() throws Exception {
        for (int i = 0; i < 5; i++) {
            group(mark + " " + i);
        }
        var seen = new ArrayList<String>();
        var first = graph.groups().get(request -> {
            request.queryParameters.filter = "startswith(displayName,'" + mark + "')";
            request.queryParameters.top = 2;
        });
        new PageIterator.Builder<Group, GroupCollectionResponse>()
                .client(graph)
                .collectionPage(first)
                .collectionPageFactory(GroupCollectionResponse::createFromDiscriminatorValue)
                .processPageItemCallback(group -> seen.add(group.getDisplayName()))
                .build()
                .iterate();
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void batchIsAnsweredPartByPart() throws Exception {
        var body = new Application();
        body.setDisplayName(mark);
        var batch = new BatchRequestContent(graph);
        var made = batch.addBatchRequestStep(graph.applications().toPostRequestInformation(body));
        var missing = batch.addBatchRequestStep(graph.applications()
                .byApplicationId(UUID.randomUUID().toString())
                .toGetRequestInformation());
        var answer = graph.getBatchRequestBuilder().post(batch, null);
        assertThat(answer.getResponseById(made, Application::createFromDiscriminatorValue)
                        .getDisplayName())
                .isEqualTo(mark);
        assertThat(answer.getResponsesStatusCode()).containsEntry(missing, 404);
    }

    @Test
    void federatedCredentialIsMadeAndRemoved() {
        var body = new Application();
        body.setDisplayName(mark);
        var id = graph.applications().post(body).getId();
        var credential = new FederatedIdentityCredential();
        credential.setName("build");
        credential.setIssuer("https://token.example.org/");
        credential.setSubject("repo:" + mark);
        credential.setAudiences(List.of("api://AzureADTokenExchange"));
        var credentials = graph.applications().byApplicationId(id).federatedIdentityCredentials();
        var made = credentials.post(credential);
        assertThat(credentials.get().getValue())
                .extracting(FederatedIdentityCredential::getSubject)
                .containsExactly("repo:" + mark);
        credentials.byFederatedIdentityCredentialId(made.getId()).delete();
        assertThat(credentials.get().getValue()).isEmpty();
    }

    @Test
    void changesAndSignInsAreAudited() {
        var since = OffsetDateTime.now().minusMinutes(5);
        group(mark);
        assertThat(graph.auditLogs()
                        .directoryAudits()
                        .get(request -> request.queryParameters.filter = "activityDateTime ge " + since.toInstant())
                        .getValue())
                .anySatisfy(audit -> {
                    assertThat(audit.getActivityDisplayName()).isEqualTo("Add group");
                    assertThat(audit.getTargetResources())
                            .anySatisfy(target ->
                                    assertThat(target.getDisplayName()).isEqualTo(mark));
                });
        assertThat(graph.auditLogs().signIns().get().getValue()).isNotEmpty();
        assertThat(verbs.run("audit", "--log=directory", "--since=PT1H").done()).contains(mark);
        assertThat(verbs.run("audit", "--log=signins").done()).contains("Gatehouse automation");
        assertThat(verbs.run("audit").done()).isNotNull();
        assertThat(verbs.run("audit", "--since=yesterday").refused(2)).contains("--since");
    }
}
