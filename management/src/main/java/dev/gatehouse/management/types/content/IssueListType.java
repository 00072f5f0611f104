package dev.gatehouse.management.types.content;

import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.ContentTypes;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.List;
import java.util.Set;

/** The issues of all APIs. */
final class IssueListType implements ResourceBehaviour {

    @Override
    public Set<ResourceType> types() {
        return Set.of(ContentTypes.ISSUES);
    }

    @Override
    public List<Resource> members(Resource service, ResourceView view) {
        return view.below(service.id(), ContentTypes.API_ISSUES);
    }
}
