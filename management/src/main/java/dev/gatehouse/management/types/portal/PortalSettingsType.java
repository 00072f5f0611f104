package dev.gatehouse.management.types.portal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.model.catalogue.PortalTypes;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.catalogue.Verb;
import dev.gatehouse.model.resource.PortalSettings;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The developer portal's settings: which of them holds what, and the key that only an action tells. */
final class PortalSettingsType implements ResourceBehaviour {
    private static final String DELEGATION = "delegation";
    private static final String KEY = "validationKey";
    private static final Map<String, List<String>> PROPERTIES = Map.of(
            "signin",
            List.of("enabled"),
            "signup",
            List.of("enabled", "termsOfService"),
            DELEGATION,
            List.of("url", KEY, "subscriptions", "userRegistration"));
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Sealing sealing;

    PortalSettingsType(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(PortalTypes.PORTAL_SETTINGS);
    }

    @Override
    public void prepare(Draft draft, ResourceView view) {
        var properties = draft.properties();
        switch (draft.id().name().toLowerCase(java.util.Locale.ROOT)) {
            case "signin" -> initial(properties, "enabled", false);
            case "signup" -> {
                initial(properties, "enabled", true);
                if (object(properties, "termsOfService") instanceof ObjectNode terms) {
                    initial(terms, "enabled", false);
                    initial(terms, "consentRequired", false);
                }
            }
            default -> {
                for (var name : List.of("subscriptions", "userRegistration")) {
                    if (object(properties, name) instanceof ObjectNode inner) {
                        initial(inner, "enabled", false);
                    }
                }
                if (draft.creating() && !Json.has(properties, KEY)) {
                    properties.put(KEY, newKey());
                }
            }
        }
    }

    private static Object object(ObjectNode properties, String name) {
        return Json.has(properties, name) ? properties.get(name) : properties.putObject(name);
    }

    private static void initial(ObjectNode properties, String name, boolean value) {
        if (!Json.has(properties, name)) {
            properties.put(name, value);
        }
    }

    private static String newKey() {
        var bytes = new byte[64];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        var name = draft.id().name().toLowerCase(java.util.Locale.ROOT);
        for (var property : draft.id().type().schema().properties()) {
            if (draft.named(property.name()).isPresent()
                    && !PROPERTIES.get(name).contains(property.name())) {
                problems.add(
                        property.name(),
                        property.name() + " isn't one of portalsettings/" + name + ": it has "
                                + String.join(", ", PROPERTIES.get(name)) + ".");
            }
        }
        if (name.equals(DELEGATION)) {
            delegation(draft, draft.as(PortalSettings.class), problems);
        }
    }

    private static void delegation(Draft draft, PortalSettings settings, Problems problems) {
        var url = settings.url().filter(text -> !text.isBlank());
        if (url.filter(text -> !absolute(text)).isPresent()) {
            problems.add("url", "url must be an absolute URL that begins with https:// or http://.");
        }
        if (url.isEmpty() && (on(settings.subscriptions()) || on(settings.userRegistration()))) {
            problems.add("url", "url is required where something is delegated.");
        }
        Optional.ofNullable(draft.secrets().get(KEY))
                .filter(key -> !base64(key))
                .ifPresent(_ -> problems.add(KEY, "validationKey must be Base64 of at least 16 bytes."));
    }

    private static boolean on(Optional<PortalSettings.Switch> what) {
        return what.flatMap(PortalSettings.Switch::enabled).orElse(false);
    }

    private static boolean absolute(String text) {
        try {
            var uri = new URI(text);
            return uri.getHost() != null
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean base64(String text) {
        try {
            return Base64.getDecoder().decode(text).length >= 16;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public int status(Verb verb, int usual) {
        return verb == Verb.PATCH ? 204 : usual;
    }

    @Override
    public Map<String, ResourceAction> actions() {
        return Map.of("listSecrets", this::secrets);
    }

    private ArmReply secrets(ResourceAction.Call call) {
        if (!call.resource().id().name().equalsIgnoreCase(DELEGATION)) {
            throw ArmException.notAllowed("Only portalsettings/delegation has a secret.");
        }
        var body = Json.object();
        sealing.open(call.resource(), KEY).ifPresent(key -> body.put(KEY, key));
        return ArmReply.of(200, body).with("Cache-Control", "no-store");
    }
}
