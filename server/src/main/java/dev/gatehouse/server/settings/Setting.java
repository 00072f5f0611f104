package dev.gatehouse.server.settings;

import java.util.Locale;
import java.util.function.Function;

/**
 * One thing that can be set. Its name is spelled three ways: {@code gateway-port} in the file, {@code --gateway-port}
 * on the command line, {@code GATEHOUSE_GATEWAY_PORT} in the environment.
 *
 * @param placeholder what stands for the value in the help, such as {@code PORT}
 * @param preset the value that holds when nobody sets it
 * @param secret whether the value is masked when shown; a secret is never an option of the command line, where other
 *     users of the machine could read it
 * @param description one sentence for the help
 * @param parse turns the text into the value; throws {@link IllegalArgumentException} whose message ends the sentence
 *     "gateway-port …"
 */
record Setting<T>(
        String name, String placeholder, String preset, boolean secret, String description, Function<String, T> parse) {

    String option() {
        return "--" + name;
    }

    String variable() {
        return Catalogue.VARIABLE_PREFIX + name.replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
