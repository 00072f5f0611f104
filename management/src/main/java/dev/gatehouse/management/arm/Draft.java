package dev.gatehouse.management.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.roles.Principal;
import dev.gatehouse.model.catalogue.ApiVersion;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A PUT or PATCH of one resource on its way: what was asked, what was there, and what is to be kept. */
public final class Draft {
    private final ResourceId id;
    private final Optional<Resource> before;
    private final String uid;
    private final WriteRequest request;
    private final Instant now;
    private final ObjectNode document;
    private final ObjectNode internal;
    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final Map<ResourceId, Resource> beside = new LinkedHashMap<>();

    Draft(
            ResourceId id,
            Optional<Resource> before,
            String uid,
            WriteRequest request,
            Instant now,
            ObjectNode document) {
        this.id = id;
        this.before = before;
        this.uid = uid;
        this.request = request;
        this.now = now;
        this.document = document;
        this.internal = before.map(there -> there.internal().deepCopy()).orElseGet(Json::object);
    }

    /** The resource's id; its name as it was first written. */
    public ResourceId id() {
        return id;
    }

    /** The resource as it was; empty when it is being made. */
    public Optional<Resource> before() {
        return before;
    }

    /** {@code properties} as they were. */
    public <T extends Record> Optional<T> beforeAs(Class<T> record) {
        return before.map(there -> there.as(record));
    }

    public boolean creating() {
        return before.isEmpty();
    }

    /** The resource's uid; the same in every try of one request. */
    public String uid() {
        return uid;
    }

    /** When the request came. */
    public Instant now() {
        return now;
    }

    /** Who asks. */
    public Principal principal() {
        return request.principal();
    }

    public ApiVersion apiVersion() {
        return request.apiVersion();
    }

    /** The request's query, such as {@code notify}; names as ARM writes them. */
    public Map<String, String> query() {
        return request.query();
    }

    /** Whether it changes only what it names. */
    public boolean patch() {
        return request.patch();
    }

    /** What the request says of a property, also of one that is never kept; empty if it doesn't name it. */
    public Optional<JsonNode> named(String property) {
        return Optional.ofNullable(request.properties().get(property)).filter(value -> !value.isNull());
    }

    /** Whether the request names the property, be it with {@code null}. */
    public boolean names(String property) {
        return request.properties().has(property);
    }

    /** What was gathered for the request, where it is of that kind. */
    public <T> Optional<T> gathered(Class<T> kind) {
        return request.gathered().filter(kind::isInstance).map(kind::cast);
    }

    /** The whole body of the request. */
    public ObjectNode body() {
        return request.body();
    }

    /** What will be given back, to be changed at will. */
    public ObjectNode document() {
        return document;
    }

    /** {@code properties} of {@link #document()}, to be changed at will. */
    public ObjectNode properties() {
        return Json.properties(document);
    }

    /** What is kept and never given back, to be changed at will. */
    public ObjectNode internal() {
        return internal;
    }

    /** Values to be sealed with the resource, by property; they stand in no tree. */
    public Map<String, String> secrets() {
        return secrets;
    }

    /** Has another resource written with this one; a second one of the same id takes its place. */
    public void beside(Resource other) {
        beside.put(other.id(), other);
    }

    /** The resources to be written with this one. */
    Collection<Resource> beside() {
        return beside.values();
    }

    /** {@code properties} as their record. Only after the schema was checked. */
    public <T extends Record> T as(Class<T> record) {
        return Records.read(properties(), record);
    }

    /** The resource that would be, for rules that look at it. */
    public Resource proposed() {
        return new Resource(
                id,
                uid,
                document,
                internal,
                before.map(Resource::revision).orElse(0L),
                before.map(Resource::created).orElse(now),
                before.map(Resource::order).orElse(Long.MAX_VALUE));
    }

    @Override
    public String toString() {
        return "Draft[" + id + "]";
    }
}
