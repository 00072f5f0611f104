package dev.gatehouse.server.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.gatehouse.server.settings.Effective.Sourced;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Puts the settings together: a preset yields to the YAML file, the file to the environment, the environment to the
 * options of the command line. A name that is not known is an error in any of them.
 */
public final class SettingsReader {
    private static final long MOST_BYTES = 1 << 20;

    private SettingsReader() {}

    /**
     * @param file the YAML file, one setting a line, spelled as {@code gateway-port: 8080}
     * @param environment all variables; those that begin with {@code GATEHOUSE_} are looked at
     * @param options what was given on the command line, by the setting's name
     * @throws SettingsException if a name is not known, or the file can't be read
     */
    public static Effective read(Optional<Path> file, Map<String, String> environment, Map<String, String> options) {
        var values = new LinkedHashMap<Setting<?>, Sourced>();
        for (var setting : Catalogue.ALL) {
            values.put(setting, new Sourced(setting.preset(), "default"));
        }
        file.or(() -> Optional.ofNullable(environment.get("GATEHOUSE_CONFIG"))
                        .filter(name -> !name.isBlank())
                        .map(Path::of))
                .ifPresent(path -> readFile(path, values));
        readEnvironment(environment, values);
        options.forEach((name, text) -> {
            var setting =
                    named(name).orElseThrow(() -> unknown("option --" + name, "--" + Nearest.to(name, settingNames())));
            values.put(setting, new Sourced(text, "option " + setting.option()));
        });
        return new Effective(values);
    }

    private static void readFile(Path file, Map<Setting<?>, Sourced> values) {
        var root = parse(file);
        if (root.isMissingNode() || root.isNull()) {
            return;
        }
        if (!root.isObject()) {
            throw new SettingsException("file " + file + " must hold settings, one a line, such as gateway-port: 8080");
        }
        root.properties().forEach(entry -> {
            var setting = named(entry.getKey())
                    .orElseThrow(() -> unknown(
                            "setting \"" + entry.getKey() + "\" in file " + file,
                            Nearest.to(entry.getKey(), settingNames())));
            values.put(setting, new Sourced(text(file, entry.getKey(), entry.getValue()), "file " + file));
        });
    }

    private static JsonNode parse(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new SettingsException("file " + file + " is too large for settings");
            }
            return new ObjectMapper(new YAMLFactory()).readTree(file.toFile());
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new SettingsException("file %s is not YAML: line %d, column %d"
                    .formatted(file, at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr()));
        } catch (IOException _) {
            throw new SettingsException("file " + file + " can't be read: check the path and its permissions");
        }
    }

    private static String text(Path file, String name, JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(element -> text(file, name, element))
                    .collect(Collectors.joining(","));
        }
        if (value.isObject()) {
            throw new SettingsException("setting \"" + name + "\" in file " + file + " must be a plain value");
        }
        return value.isNull() ? "" : value.asText();
    }

    private static void readEnvironment(Map<String, String> environment, Map<Setting<?>, Sourced> values) {
        environment.forEach((variable, text) -> {
            if (!variable.startsWith(Catalogue.VARIABLE_PREFIX) || Catalogue.OTHER_VARIABLES.contains(variable)) {
                return;
            }
            var setting = Catalogue.ALL.stream()
                    .filter(one -> one.variable().equals(variable))
                    .findAny()
                    .orElseThrow(() -> unknown("environment variable " + variable, Nearest.to(variable, variables())));
            values.put(setting, new Sourced(text, "environment " + variable));
        });
    }

    private static Optional<Setting<?>> named(String name) {
        return Catalogue.ALL.stream()
                .filter(setting -> setting.name().equals(name))
                .<Setting<?>>map(setting -> setting)
                .findAny();
    }

    private static List<String> settingNames() {
        return Catalogue.ALL.stream().<String>map(Setting::name).toList();
    }

    private static List<String> variables() {
        var names = Catalogue.ALL.stream()
                .<String>map(Setting::variable)
                .collect(Collectors.toCollection(java.util.ArrayList::new));
        names.addAll(Catalogue.OTHER_VARIABLES);
        return names;
    }

    private static SettingsException unknown(String what, String nearest) {
        return new SettingsException("unknown " + what + "; the nearest known one is " + nearest);
    }
}
