package dev.gatehouse.cli.files;

import java.util.Map;

/**
 * Where in the files something stands, for messages.
 *
 * @param file as it is shown to people
 * @param path the JSON path; empty for the file as a whole
 * @param lines the lines at which the file's values begin, by their paths
 */
public record Place(String file, String path, Map<String, Integer> lines) {

    /** A file as a whole. */
    public static Place of(String file) {
        return new Place(file, "", Map.of());
    }

    /** What stands in the value here under that name. */
    public Place at(String name) {
        return new Place(file, LocatedJson.member(path, name), lines);
    }

    /** The item of the array here. */
    public Place at(int index) {
        return new Place(file, path + "[" + index + "]", lines);
    }

    /** What stands below here, by names with dots between them and {@code [indexes]}. */
    public Place below(String names) {
        return names.isEmpty() ? this : new Place(file, (path.isEmpty() ? "$" : path) + "." + names, lines);
    }

    /** File, line and JSON path: {@code template.json:12, $.resources[0].name}. */
    @Override
    public String toString() {
        return file + line() + (path.isEmpty() || path.equals("$") ? "" : ", " + path);
    }

    /** The line of what stands here, or of what it stands in, where an expression made it. */
    private String line() {
        for (var at = path; !at.isEmpty(); at = at.substring(0, Math.max(0, at.length() - 1))) {
            var line = lines.get(at);
            if (line != null) {
                return ":" + line;
            }
        }
        return "";
    }

    /** By what it says: the lines are the file's. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Place place && place.file.equals(file) && place.path.equals(path);
    }

    @Override
    public int hashCode() {
        return file.hashCode() * 31 + path.hashCode();
    }
}
