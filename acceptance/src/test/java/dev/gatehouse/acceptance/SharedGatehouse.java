package dev.gatehouse.acceptance;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * Hands tests one running Gatehouse that all of them share. Tests make what they need under names of their own
 * ({@link Estate}) and leave the defaults alone, so that their order doesn't matter.
 */
final class SharedGatehouse implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == Gatehouse.class || type == Estate.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var running = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Running.class, _ -> new Running(), Running.class);
        return parameter.getParameter().getType() == Estate.class ? new Estate(running.gatehouse) : running.gatehouse;
    }

    private static final class Running implements AutoCloseable {
        private final Path folder;
        private final Gatehouse gatehouse;

        private Running() {
            try {
                folder = Files.createTempDirectory("gatehouse-acceptance");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            gatehouse = Gatehouse.start(folder.resolve("data"), "--imds-port", "0");
        }

        @Override
        public void close() throws IOException {
            gatehouse.close();
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
