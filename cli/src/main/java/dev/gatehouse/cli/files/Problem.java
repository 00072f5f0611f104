package dev.gatehouse.cli.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;

/**
 * Why something in the files can't be applied.
 *
 * @param sentence for the files' author, with the fix where there is one
 */
public record Problem(Place place, String sentence) {

    /** For scripts. */
    public ObjectNode json() {
        return Json.object().put("place", place.toString()).put("message", sentence);
    }

    @Override
    public String toString() {
        return place + ": " + sentence;
    }
}
