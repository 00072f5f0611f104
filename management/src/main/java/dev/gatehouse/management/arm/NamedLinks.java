package dev.gatehouse.management.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.Property;
import dev.gatehouse.model.catalogue.ResourceType;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The faces of links that have names of their own, such as {@code products/{id}/apiLinks}: one truth, the link under
 * {@code products/{id}/apis}, read and written in either way. The name stands in what is kept of the link and never given
 * back; a link that was made without one has the name of what it leads to.
 */
final class NamedLinks {
    private static final String NAME = "linkName";

    private NamedLinks() {}

    /** The type of the links that a face shows. */
    static ResourceType truth(ResourceType face) {
        return Catalogue.child(face.parent().orElseThrow(), face.target().orElseThrow())
                .orElseThrow();
    }

    /** The link of that name under the face's parent. */
    static Optional<Resource> find(ResourceView view, ResourceId face) {
        var all = all(view, face);
        return all.stream()
                .filter(link -> name(link, all, face.type()).equalsIgnoreCase(face.name()))
                .findFirst();
    }

    /** The documents of all of a face's links under a resource. */
    static List<ObjectNode> documents(ResourceView view, ResourceId parent, ResourceType face) {
        var all = all(view, parent.child(face, "all"));
        return all.stream()
                .map(link -> document(link, parent.child(face, name(link, all, face))))
                .toList();
    }

    static ObjectNode document(Resource link, ResourceId face) {
        var document = Json.object()
                .put("id", face.path())
                .put("type", face.type().fullName())
                .put("name", face.name());
        Json.properties(document)
                .put(property(face.type()).name(), Writing.target(link.id()).path());
        return document;
    }

    /**
     * The link that a PUT of a face asks for.
     *
     * @throws ArmException 400 if the body names nothing that is there, or the name leads elsewhere already; 409 if the
     *     link is there under another name
     */
    static ResourceId asked(ResourceView view, ResourceId face, WriteRequest request) {
        var problems = new Problems();
        var properties = request.properties().deepCopy();
        new SchemaCheck(problems).object(properties, face.type().schema(), "");
        problems.refuseIfAny();
        var property = property(face.type()).name();
        var truth = truth(face.type());
        var text = Json.text(properties, property).orElseThrow();
        var target = Ids.parse(face.scope(), text, Writing.target(truth))
                .flatMap(view::find)
                .orElseThrow(() -> ArmException.invalid(
                        property,
                        property + " must be the id of one of this service's " + truth.segment() + "; there is no "
                                + text + "."));
        var link = face.parent().orElseThrow().child(truth, target.id().name());
        find(view, face).filter(there -> !there.id().equals(link)).ifPresent(there -> {
            throw ArmException.invalid(
                    property,
                    property + " can't be changed: " + face.name() + " leads to "
                            + there.id().name() + ". Delete it and make another.");
        });
        view.find(link).ifPresent(there -> {
            var name = name(there, all(view, face), face.type());
            if (!name.equalsIgnoreCase(face.name())) {
                throw ArmException.conflict(
                        link.name() + " is linked already, as " + face.type().segment() + "/" + name + ".");
            }
        });
        return link;
    }

    /** A body that gives a link the name of its face; nobody else can send it. */
    static ObjectNode naming(ResourceId face) {
        return Json.object().put(NAME, face.name());
    }

    /** Puts the name into a link that is being made. */
    static void name(ObjectNode internal, ObjectNode body) {
        Json.text(body, NAME).ifPresent(name -> internal.put(NAME, name));
    }

    private static List<Resource> all(ResourceView view, ResourceId face) {
        return view.below(face.parent().orElseThrow(), truth(face.type()));
    }

    private static String name(Resource link, List<Resource> all, ResourceType face) {
        return given(link).orElseGet(() -> {
            var target = link.id().name();
            var free = face.name().allows(target)
                    && all.stream()
                            .noneMatch(other -> given(other)
                                    .filter(target::equalsIgnoreCase)
                                    .isPresent());
            return free ? target : digest(target);
        });
    }

    private static Optional<String> given(Resource link) {
        return Json.text(link.internal(), NAME);
    }

    /** Short enough for every name, and always the same. */
    private static String digest(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Property property(ResourceType face) {
        return face.schema().properties().getFirst();
    }
}
