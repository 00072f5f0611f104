package dev.gatehouse.management.insight;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.odata.Filter;
import dev.gatehouse.http.odata.Operand;
import dev.gatehouse.identity.IdentityProvider.SecretDescription;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.SubResource;
import dev.gatehouse.management.insight.Picture.Application;
import dev.gatehouse.management.provisioning.ApplicationSecrets;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * {@code GET secretExpiries?$filter=expiresAt lt …&$top=…&$skip=…}: the secrets of all applications by when they expire,
 * and how many expire on which day. The directory is asked for all of them at once, and no more often than {@link
 * ApplicationSecrets} does.
 */
final class SecretExpiries implements SubResource {
    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    private final Pictures pictures;
    private final Supplier<ApplicationSecrets.Known> secrets;

    SecretExpiries(Pictures pictures, Supplier<ApplicationSecrets.Known> secrets) {
        this.pictures = pictures;
        this.secrets = secrets;
    }

    private record Expiring(Application application, SecretDescription secret) {}

    @Override
    public ArmReply answer(String method, Optional<String> name, ResourceAction.Call call) {
        if (!method.equals("GET") || name.isPresent()) {
            throw ArmException.notAllowed("Only GET of the whole can be asked of secretExpiries.");
        }
        var bounds = Bounds.parse(call.query().getOrDefault("$filter", ""));
        int top = Math.min(number(call, "$top", 1, USUAL), MOST);
        int skip = number(call, "$skip", 0, 0);
        var known = secrets.get();
        var all = new ArrayList<Expiring>();
        pictures.of(call.resource().id(), call.resources())
                .applications()
                .values()
                .forEach(application ->
                        known.of(application.uid()).forEach(secret -> all.add(new Expiring(application, secret))));
        all.sort(Comparator.comparing((Expiring one) -> one.secret().expires())
                .thenComparing(one -> one.application().displayName(), String.CASE_INSENSITIVE_ORDER));
        var matching = all.stream()
                .filter(one -> bounds.contain(one.secret().expires()) && bounds.name(one.application()))
                .toList();
        var body = Json.object();
        var value = body.putArray("value");
        matching.stream().skip(skip).limit(top).map(SecretExpiries::document).forEach(value::add);
        body.put("count", matching.size()).put("readAt", known.readAt().toString());
        var days = new TreeMap<LocalDate, Integer>();
        all.forEach(one -> days.merge(LocalDate.ofInstant(one.secret().expires(), ZoneOffset.UTC), 1, Integer::sum));
        var counted = body.putArray("days");
        days.forEach(
                (day, count) -> counted.addObject().put("date", day.toString()).put("count", count));
        return ArmReply.of(200, body);
    }

    private static ObjectNode document(Expiring one) {
        var secret = one.secret();
        var json = Json.object()
                .put("applicationId", "/clientApplications/" + one.application().name())
                .put("applicationName", one.application().displayName())
                .put("ownerId", "/users/" + one.application().owner())
                .put("enabled", one.application().enabled())
                .put("keyId", secret.keyId())
                .put("name", secret.displayName())
                .put("hint", secret.hint())
                .put("expiresAt", secret.expires().toString())
                .put("lastUseKnown", secret.lastUseKnown());
        secret.lastUse().ifPresent(time -> json.put("lastUsedAt", time.toString()));
        return json;
    }

    private static int number(ResourceAction.Call call, String parameter, int least, int otherwise) {
        var text = call.query().getOrDefault(parameter, "").strip();
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < least) {
            throw ArmException.invalid(parameter, parameter + " must be a whole number, at least " + least + ".");
        }
        return Integer.parseInt(text);
    }

    /**
     * Between which moments, not before the one and before the other; and of which applications.
     *
     * @param only their names in lower case; empty for all
     */
    private record Bounds(Instant from, Instant until, Optional<Set<String>> only) {
        private static final Bounds NONE = new Bounds(Instant.MIN, Instant.MAX, Optional.empty());

        static Bounds parse(String text) {
            return text.isBlank() ? NONE : NONE.within(Filter.parse(text));
        }

        private Bounds within(Filter filter) {
            return switch (filter) {
                case Filter.And(var left, var right) -> within(left).within(right);
                case Filter.Comparison(Operand.Property property, var operator, Operand.Time(var time))
                when property.path().equalsIgnoreCase("expiresAt") ->
                    switch (operator) {
                        case GE -> new Bounds(time.isAfter(from) ? time : from, until, only);
                        case LT -> new Bounds(from, time.isBefore(until) ? time : until, only);
                        default -> throw refused();
                    };
                case Filter.In(var property, var values)
                when property.path().equalsIgnoreCase("applicationId") && only.isEmpty() ->
                    new Bounds(
                            from,
                            until,
                            Optional.of(values.stream().map(Bounds::name).collect(Collectors.toSet())));
                default -> throw refused();
            };
        }

        /** The name in an application's id. */
        private static String name(Operand.Literal id) {
            if (id instanceof Operand.Text(var text)) {
                return text.substring(text.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
            }
            throw refused();
        }

        boolean name(Application application) {
            return only.map(names -> names.contains(application.name().toLowerCase(Locale.ROOT)))
                    .orElse(true);
        }

        boolean contain(Instant time) {
            return !time.isBefore(from) && (time.isBefore(until) || until.equals(Instant.MAX));
        }

        private static ArmException refused() {
            return new ArmException(
                    400,
                    "InvalidFilter",
                    "$filter: compare expiresAt by ge and lt with a time, such as expiresAt lt"
                            + " datetime'2026-01-31T00:00:00', or list applications with applicationId in ('…'),"
                            + " joined by and.");
        }
    }
}
