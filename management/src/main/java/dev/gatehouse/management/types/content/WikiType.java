package dev.gatehouse.management.types.content;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.Deletion;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.types.backends.Scopes;
import dev.gatehouse.model.catalogue.ContentTypes;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.Wiki;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Wikis: pages that are there, each once; and documentations, which stay while a wiki shows them. */
final class WikiType implements ResourceBehaviour {
    private static final List<ResourceType> WIKIS = List.of(ContentTypes.API_WIKIS, ContentTypes.PRODUCT_WIKIS);

    @Override
    public Set<ResourceType> types() {
        return Set.of(ContentTypes.API_WIKIS, ContentTypes.PRODUCT_WIKIS, ContentTypes.DOCUMENTATIONS);
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        var pages = draft.properties().path("documents");
        var seen = new HashSet<String>();
        for (var i = 0; i < pages.size(); i++) {
            var at = "documents[" + i + "].documentationId";
            var text = pages.get(i).path("documentationId").asText();
            var found = Scopes.find(view, draft.id(), "documentations", text);
            if (found.isEmpty()) {
                problems.add(at, at + " must be the name of one of the documentations; there is no " + text + ".");
            } else if (!seen.add(found.get().id().key())) {
                problems.add(at, at + " stands twice in the wiki.");
            } else {
                ((ObjectNode) pages.get(i))
                        .put("documentationId", found.get().id().name());
            }
        }
    }

    @Override
    public void checkDelete(Deletion deletion, ResourceView view) {
        var page = deletion.resource().id();
        if (!page.type().equals(ContentTypes.DOCUMENTATIONS)) {
            return;
        }
        var users = WIKIS.stream()
                .flatMap(type -> view.below(page.parent().orElseThrow(), type).stream())
                .filter(wiki -> wiki.as(Wiki.class).documents().stream()
                        .anyMatch(one -> one.documentationId().equalsIgnoreCase(page.name())))
                .map(wiki -> wiki.id().shortPath())
                .collect(Collectors.joining(", "));
        if (!users.isEmpty()) {
            throw ArmException.conflict(
                    "Documentation " + page.name() + " is shown by " + users + ": take it out of them first.");
        }
    }
}
