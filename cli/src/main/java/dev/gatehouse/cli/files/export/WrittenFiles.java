package dev.gatehouse.cli.files.export;

import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.VerbException;

import java.util.TreeMap;

/** Files to be written, by their paths below a folder, with slashes between the parts. */
public record WrittenFiles(TreeMap<String, String> texts) {

    public WrittenFiles() {
        this(new TreeMap<>());
    }

    /** @throws VerbException if a part of the path can't be a file's name */
    void put(String path, String text) {
        for (var part : path.split("/")) {
            if (part.isBlank()
                    || part.equals(".")
                    || part.equals("..")
                    || part.indexOf('\\') >= 0
                    || part.indexOf(':') >= 0) {
                throw new VerbException(
                        ExitCode.FAILED,
                        "Nothing was written: \"" + part + "\" is a resource's name and can't be a folder's."
                                + " Export a template with --format arm.");
            }
        }
        texts.put(path, text);
    }
}
