package dev.gatehouse.management.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.model.catalogue.BackendTypes;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ContentTypes;
import dev.gatehouse.model.catalogue.Filterable;
import dev.gatehouse.model.catalogue.GatewayTypes;
import dev.gatehouse.model.catalogue.IfMatch;
import dev.gatehouse.model.catalogue.PeopleTypes;
import dev.gatehouse.model.catalogue.PolicyTypes;
import dev.gatehouse.model.catalogue.PortalTypes;
import dev.gatehouse.model.catalogue.ProviderTypes;
import dev.gatehouse.model.catalogue.RequestTypes;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.catalogue.Style;
import dev.gatehouse.model.catalogue.TagTypes;
import dev.gatehouse.model.catalogue.Verb;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The catalogue against the operations that Azure's client library speaks, where they lie beside the project in {@code
 * shared/data/arm}.
 */
class CatalogueTest {
    /** Client applications came after the version that the operations are of; requests for products are Gatehouse's. */
    private static final Set<ResourceType> LATER = Set.of(
            Catalogue.CLIENT_APPLICATIONS,
            Catalogue.PRODUCT_LINKS,
            RequestTypes.ACCESS_SETTINGS,
            RequestTypes.ACCESS_REQUESTS);

    /** What Azure doesn't have. */
    private static final Set<ResourceType> OWN = Set.of(PortalTypes.BRAND);

    /** @param ifMatch whether it is required; empty if it is not heard */
    private record Operation(Optional<Boolean> ifMatch) {}

    @Test
    void everyTypeTakesTheVerbsAndHeadersOfAzuresOperations() throws IOException {
        var operations = operations();
        for (var type : Catalogue.types()) {
            if (LATER.contains(type) || OWN.contains(type) || type.equals(Catalogue.SERVICE) || kept(type)) {
                continue;
            }
            var item = operations.getOrDefault(template(type) + "/{}", Map.of());
            var collection = operations.getOrDefault(template(type), Map.of());
            var verbs = new TreeSet<Verb>();
            item.keySet().forEach(method -> verbs.add(Verb.valueOf(method)));
            if (collection.containsKey("GET")) {
                verbs.add(Verb.LIST);
            }
            assertThat(new TreeSet<>(type.verbs())).as(type.fullName()).isEqualTo(verbs);
            if (type.style() == Style.VIEW || !item.containsKey("PUT")) {
                continue;
            }
            assertThat(type.ifMatch()).as(type.fullName()).isEqualTo(ifMatch(item));
        }
    }

    @Test
    void everyCollectionIsFilteredByAzuresFields() throws IOException {
        var file = AzureData.file("filter-fields-2024-05-01.json");
        var fields = new ObjectMapper().readTree(file.toFile());
        var lists = Map.ofEntries(
                entry(Catalogue.WORKSPACES, "WorkspaceListByServiceOptionalParams"),
                entry(Catalogue.APIS, "ApiListByServiceOptionalParams"),
                entry(Catalogue.OPERATIONS, "ApiOperationListByApiOptionalParams"),
                entry(Catalogue.PRODUCTS, "ProductListByServiceOptionalParams"),
                entry(Catalogue.PRODUCT_APIS, "ProductApiListByProductOptionalParams"),
                entry(Catalogue.PRODUCT_SUBSCRIPTIONS, "ProductSubscriptionsListOptionalParams"),
                entry(Catalogue.API_PRODUCTS, "ApiProductListByApisOptionalParams"),
                entry(Catalogue.GROUPS, "GroupListByServiceOptionalParams"),
                entry(Catalogue.USERS, "UserListByServiceOptionalParams"),
                entry(Catalogue.SUBSCRIPTIONS, "SubscriptionListOptionalParams"),
                entry(Catalogue.NAMED_VALUES, "NamedValueListByServiceOptionalParams"),
                entry(TagTypes.TAGS, "TagListByServiceOptionalParams"),
                entry(TagTypes.API_TAGS, "TagListByApiOptionalParams"),
                entry(TagTypes.OPERATION_TAGS, "TagListByOperationOptionalParams"),
                entry(TagTypes.PRODUCT_TAGS, "TagListByProductOptionalParams"),
                entry(TagTypes.TAG_DESCRIPTIONS, "ApiTagDescriptionListByServiceOptionalParams"),
                entry(PolicyTypes.POLICY_FRAGMENTS, "PolicyFragmentListByServiceOptionalParams"),
                entry(GatewayTypes.GATEWAYS, "GatewayListByServiceOptionalParams"),
                entry(GatewayTypes.HOSTNAMES, "GatewayHostnameConfigurationListByServiceOptionalParams"),
                entry(GatewayTypes.CERTIFICATE_AUTHORITIES, "GatewayCertificateAuthorityListByServiceOptionalParams"),
                entry(GatewayTypes.GATEWAY_APIS, "GatewayApiListByServiceOptionalParams"),
                entry(ProviderTypes.OPENID_CONNECT_PROVIDERS, "OpenIdConnectProviderListByServiceOptionalParams"),
                entry(ProviderTypes.AUTHORIZATION_SERVERS, "AuthorizationServerListByServiceOptionalParams"),
                entry(ProviderTypes.AUTHORIZATION_PROVIDERS, "AuthorizationProviderListByServiceOptionalParams"),
                entry(ProviderTypes.AUTHORIZATIONS, "AuthorizationListByAuthorizationProviderOptionalParams"),
                entry(ProviderTypes.AUTHORIZATION_ACCESS, "AuthorizationAccessPolicyListByAuthorizationOptionalParams"),
                entry(ContentTypes.API_ISSUES, "ApiIssueListByServiceOptionalParams"),
                entry(ContentTypes.COMMENTS, "ApiIssueCommentListByServiceOptionalParams"),
                entry(ContentTypes.ATTACHMENTS, "ApiIssueAttachmentListByServiceOptionalParams"),
                entry(ContentTypes.ISSUES, "IssueListByServiceOptionalParams"),
                entry(ContentTypes.DOCUMENTATIONS, "DocumentationListByServiceOptionalParams"),
                entry(ContentTypes.API_WIKIS, "ApiWikisListOptionalParams"),
                entry(ContentTypes.PRODUCT_WIKIS, "ProductWikisListOptionalParams"),
                entry(PeopleTypes.PRODUCT_GROUPS, "ProductGroupListByProductOptionalParams"),
                entry(PeopleTypes.PRODUCT_API_LINKS, "ProductApiLinkListByProductOptionalParams"),
                entry(PeopleTypes.PRODUCT_GROUP_LINKS, "ProductGroupLinkListByProductOptionalParams"),
                entry(PeopleTypes.GROUP_USERS, "GroupUserListOptionalParams"),
                entry(PeopleTypes.USER_GROUPS, "UserGroupListOptionalParams"),
                entry(PeopleTypes.USER_SUBSCRIPTIONS, "UserSubscriptionListOptionalParams"),
                entry(BackendTypes.BACKENDS, "BackendListByServiceOptionalParams"),
                entry(BackendTypes.CERTIFICATES, "CertificateListByServiceOptionalParams"),
                entry(BackendTypes.LOGGERS, "LoggerListByServiceOptionalParams"),
                entry(BackendTypes.DIAGNOSTICS, "DiagnosticListByServiceOptionalParams"),
                entry(BackendTypes.API_DIAGNOSTICS, "ApiDiagnosticListByServiceOptionalParams"));
        lists.forEach((type, name) ->
                assertThat(described(type.filterable())).as(type.fullName()).isEqualTo(described(fields.path(name))));
    }

    @Test
    void workspacesHaveWhatTheirEntriesSay() {
        var apis = Catalogue.inWorkspaces(Catalogue.APIS).orElseThrow();

        assertThat(apis.fullName()).isEqualTo("Microsoft.ApiManagement/service/workspaces/apis");
        assertThat(apis.schema()).isEqualTo(Catalogue.APIS.schema());
        assertThat(apis.ofService()).isEqualTo(Catalogue.APIS);
        assertThat(Catalogue.child(Catalogue.WORKSPACES, "APIS")).contains(apis);
        assertThat(Catalogue.byPath("service/workspaces/apis/operations"))
                .isEqualTo(Catalogue.inWorkspaces(Catalogue.OPERATIONS));
        assertThat(Catalogue.inWorkspaces(Catalogue.USERS)).isEmpty();
        assertThat(Catalogue.inWorkspaces(Catalogue.CLIENT_APPLICATIONS)).isEmpty();
    }

    /** What nobody can ask for. */
    private static boolean kept(ResourceType type) {
        return type.verbs().isEmpty();
    }

    private static IfMatch ifMatch(Map<String, Operation> item) {
        var put = item.get("PUT").ifMatch();
        // What can't be deleted may be changed; what can be neither hears the header as others do.
        var delete = Optional.ofNullable(item.getOrDefault("DELETE", item.get("PATCH")))
                .map(Operation::ifMatch)
                .orElse(Optional.of(true));
        if (put.isEmpty()) {
            assertThat(delete).isEmpty();
            return IfMatch.IGNORED;
        }
        if (!delete.orElseThrow()) {
            assertThat(item.get("PATCH").ifMatch()).contains(true);
            return IfMatch.REQUIRED_TO_PATCH;
        }
        return put.get() ? IfMatch.REQUIRED : IfMatch.REQUIRED_TO_CHANGE;
    }

    private static Set<String> described(List<Filterable> fields) {
        return fields.stream()
                .map(field -> field.name() + new TreeSet<>(field.operators()) + new TreeSet<>(field.functions()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> described(JsonNode rows) {
        var all = new TreeSet<String>();
        rows.forEach(row -> {
            if (row.get(1).asText().startsWith("filter")) {
                all.add(row.get(0).asText() + words(row.path(2)) + words(row.path(3)));
            }
        });
        return all;
    }

    private static Set<String> words(JsonNode list) {
        return Arrays.stream(list.asText().split(", *"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** From a path below the service, with {@code {}} for names, to its methods. */
    private static Map<String, Map<String, Operation>> operations() throws IOException {
        var found = new HashMap<String, Map<String, Operation>>();
        for (var line : Files.readAllLines(AzureData.file("operations-table-2024-05-01.md"))) {
            var cells = Stream.of(line.split("\\|")).map(String::strip).toList();
            if (cells.size() < 6 || !cells.get(3).startsWith("…/")) {
                continue;
            }
            var path = cells.get(3)
                    .substring(1)
                    .replaceAll("\\{[^}]*}", "{}")
                    .replaceAll("(?<=/portalsettings/)(signin|signup|delegation)|(?<=/wikis/)default", "{}");
            var headers = new HashSet<>(List.of(cells.get(5).split(", *")));
            var ifMatch = headers.contains("If-Match*")
                    ? Optional.of(true)
                    : headers.contains("If-Match") ? Optional.of(false) : Optional.<Boolean>empty();
            found.computeIfAbsent(path, _ -> new HashMap<>()).putIfAbsent(cells.get(2), new Operation(ifMatch));
        }
        return found;
    }

    private static String template(ResourceType type) {
        return type.parent()
                .map(above -> above.equals(Catalogue.SERVICE)
                        ? "/" + type.segment()
                        : template(above) + "/{}/" + type.segment())
                .orElse("");
    }
}
