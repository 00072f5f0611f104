package dev.gatehouse.policy.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A golden case: a file of blocks. A line {@code === KIND ARGUMENTS} begins a block; what follows up to the next is its
 * text. Before the first block stands the case's sentence.
 *
 * <pre>
 * === named value NAME          the value
 * === fragment NAME             a policy fragment
 * === named backend NAME        a backend, as {@link BackendBlock} reads it
 * === policy PLACE [rawxml]     the document at global, product/ID, api/ID or operation/API/ID
 * === operation METHOD TEMPLATE which operation calls match; GET /resource if there is no such block
 * === backend                   what the backend answers to the calls that follow: status, headers, empty line, body
 * === call [name=value …]       request line, headers, empty line, body; names: key, application, user, product, at
 *                               (an ISO duration by which the clock goes first), preflight, refused, param.NAME
 * === sent                      what the backend must have got of that call, exactly; without it, nothing at all
 * === response                  what the caller must have got, exactly
 * === outcome NAME              how it must have ended, when it was refused; or preflightDeclined
 * === variable NAME             its text
 * === document [SCOPE] [rawxml] one that is only checked, as for that scope
 * === problems                  what checking must have found, each in a line: LINE:COLUMN sentence
 * </pre>
 */
public record GoldenCase(String file, String sentence, List<Block> blocks) {

    /** @param text without the line break at its end */
    public record Block(String kind, String argument, String text) {
        /** {@code name=value} in the argument. */
        public Map<String, String> options() {
            Map<String, String> options = new LinkedHashMap<>();
            for (String word : argument.split(" ")) {
                int equals = word.indexOf('=');
                if (!word.isEmpty()) {
                    options.put(
                            equals < 0 ? word : word.substring(0, equals),
                            equals < 0 ? "" : word.substring(equals + 1));
                }
            }
            return options;
        }
    }

    private static final List<String> KINDS = List.of(
            "named value",
            "fragment",
            "named backend",
            "policy",
            "operation",
            "backend",
            "call",
            "sent",
            "response",
            "outcome",
            "variable",
            "document",
            "problems");

    /** Reads a case. */
    public static GoldenCase read(Path file) {
        try {
            String[] parts = ("\n" + Files.readString(file)).split("\n=== ");
            List<Block> blocks = new ArrayList<>();
            for (int i = 1; i < parts.length; i++) {
                int end = parts[i].indexOf('\n');
                String head = (end < 0 ? parts[i] : parts[i].substring(0, end)).strip();
                String text = end < 0 ? "" : parts[i].substring(end + 1);
                blocks.add(block(file, head, text));
            }
            return new GoldenCase(
                    file.getParent().getFileName() + "/" + file.getFileName(), parts[0].strip(), List.copyOf(blocks));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Block block(Path file, String head, String text) {
        for (String kind : KINDS) {
            if (head.equals(kind) || head.startsWith(kind + " ")) {
                return new Block(kind, head.substring(kind.length()).strip(), text.stripTrailing());
            }
        }
        throw new IllegalArgumentException(file + ": unknown block: " + head);
    }
}
