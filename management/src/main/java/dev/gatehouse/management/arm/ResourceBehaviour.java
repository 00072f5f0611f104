package dev.gatehouse.management.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.catalogue.Verb;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a type does beyond keeping its properties. Several behaviours may be given for one type; they are asked in the
 * order in which they were given to the engine.
 *
 * <p>A write goes: {@link #gather} → {@link #prepare} → the schema's rules → {@link #check} → if anyone has a {@link #giving}, its intent
 * and then its performance with no transaction open, and all of the above again → {@link #commit} → listeners → reply.
 */
public interface ResourceBehaviour {

    /** The types that it is for. */
    Set<ResourceType> types();

    /**
     * Brings what the request only names, such as a document behind a link. With no transaction open, after who asks was
     * found to be allowed to write and before anything else; may meet wrong JSON types.
     *
     * @return the request that counts from now on
     */
    default WriteRequest gather(ResourceId id, WriteRequest request) {
        return request;
    }

    /** Fills in what the request leaves to the server. Before the schema's rules; may meet wrong JSON types. */
    default void prepare(Draft draft, ResourceView view) {}

    /** Says what is wrong, after the schema's rules were met. Conflicts are thrown as {@link ArmException}. */
    default void check(Draft draft, ResourceView view, Problems problems) {}

    /** What must be done elsewhere before the resource is written, if anything. */
    default Optional<Giving> giving(Draft draft, ResourceView view) {
        return Optional.empty();
    }

    /** What else is written with the resource: other resources, and intents that take something away elsewhere. */
    default void commit(Draft draft, ResourceChange change) {}

    /**
     * Refuses a deletion by throwing; what refers to the resource goes with it or stands in its way. Of what goes with a
     * whole service or workspace nobody is asked.
     */
    default void checkDelete(Deletion deletion, ResourceView view) {}

    /**
     * What else is written when the resource goes. What stands below it is gone already, and was told so first: a
     * deletion calls this for every resource that it takes along.
     */
    default void delete(Deletion deletion, ResourceChange change) {}

    /** Changes the reply: computes properties, takes out what isn't to be seen. The tree is a copy. */
    default void render(Resource resource, ObjectNode document, ResourceView view, Map<String, String> query) {}

    /** Answers a GET of one resource otherwise than with its document, where the request asks for that. */
    default Optional<ArmReply> instead(Resource resource, ResourceView view, ArmRequest request, Instant now) {
        return Optional.empty();
    }

    /** Of a type that only shows others: those that it shows under a resource. */
    default List<Resource> members(Resource parent, ResourceView view) {
        return List.of();
    }

    /** Which of the resources under a parent a list shows, where the query asks for some by more than a filter. */
    default Optional<Predicate<Resource>> narrowing(Resource parent, ResourceView view, Map<String, String> query) {
        return Optional.empty();
    }

    /** Fields of the type's lists that aren't kept as they are shown, or that Azure's lists aren't filtered by. */
    default List<ListField> fields() {
        return List.of();
    }

    /** The status that a request which went well has, where Azure's operation has another than the usual one; 204 tells nothing. */
    default int status(Verb verb, int usual) {
        return usual;
    }

    /** What stands in the place of a resource that was deleted, of a type whose resources always are there. */
    default Optional<Resource> remaining(Deletion deletion) {
        return Optional.empty();
    }

    /** POST actions, by name as Azure writes it. */
    default Map<String, ResourceAction> actions() {
        return Map.of();
    }

    /**
     * POST actions that change the resource itself, by name: what a call asks for, as the body of a PATCH. The change is
     * made by the rules of the type, with all that is to be done elsewhere first, and the resource is the reply.
     */
    default Map<String, Function<ResourceAction.Call, ObjectNode>> transitions() {
        return Map.of();
    }

    /** Collections under the type's resources that aren't kept in the store, by the segment of their path. */
    default Map<String, SubResource> subResources() {
        return Map.of();
    }

    /**
     * What Azure has under the type's resources and this version doesn't, by the segment of its path: the sentence that
     * says so. It is said whether the resource is there or not.
     */
    default Map<String, String> refusals() {
        return Map.of();
    }
}
