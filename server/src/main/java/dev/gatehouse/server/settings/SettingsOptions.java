package dev.gatehouse.server.settings;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the settings on a command as options, and reads what was given. */
public final class SettingsOptions {
    private static final String CONFIG = "--config";

    private SettingsOptions() {}

    /** Adds {@code --config} and an option a setting. */
    public static void addTo(CommandSpec command) {
        command.addOption(OptionSpec.builder(CONFIG)
                .paramLabel("FILE")
                .type(Path.class)
                .description("YAML file of settings, spelled as these options without the dashes.")
                .build());
        for (var setting : Catalogue.ALL) {
            if (!setting.secret()) {
                var preset = setting.preset().isEmpty() ? "" : " (" + setting.preset() + ")";
                command.addOption(OptionSpec.builder(setting.option())
                        .paramLabel(setting.placeholder())
                        .type(String.class)
                        .description(setting.description() + preset)
                        .build());
            }
        }
    }

    /** The settings in force for a command that has these options. */
    public static Effective read(ParseResult parsed, Map<String, String> environment) {
        Optional<Path> file = Optional.ofNullable(parsed.matchedOptionValue(CONFIG, (Path) null));
        var options = new LinkedHashMap<String, String>();
        for (var setting : Catalogue.ALL) {
            if (parsed.hasMatchedOption(setting.option())) {
                options.put(setting.name(), parsed.matchedOptionValue(setting.option(), ""));
            }
        }
        return SettingsReader.read(file, environment, options);
    }

    /** Every option that a command knows, for suggesting the nearest. */
    public static List<String> names(CommandSpec command) {
        return command.options().stream()
                .flatMap(option -> List.of(option.names()).stream())
                .toList();
    }
}
