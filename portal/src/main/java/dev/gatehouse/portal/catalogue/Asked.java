package dev.gatehouse.portal.catalogue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.RequestException;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Which part of a list a page asks for.
 *
 * @param words each of which must stand somewhere in what is found, in lower case
 * @param skip how many to leave out at the beginning
 * @param top how many to give at most
 */
public record Asked(List<String> words, int skip, int top) {
    private static final int USUAL = 50;
    private static final int MOST = 200;
    private static final int LONGEST = 200;

    /** @throws RequestException 400 if one of its query's fields is wrong */
    public static Asked of(Request request) {
        var search = request.query().single("search").orElse("");
        if (search.length() > LONGEST) {
            throw RequestException.malformed("ValidationError", "search is too long: " + LONGEST + " letters at most.");
        }
        var words = Arrays.stream(search.toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        return new Asked(words, number(request, "skip", 0), Math.clamp(number(request, "top", USUAL), 1, MOST));
    }

    private static int number(Request request, String name, int otherwise) {
        var text = request.query().single(name).orElse("");
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw RequestException.malformed("ValidationError", name + " must be a number that isn't negative.");
        }
        return Integer.parseInt(text);
    }

    /** Whether all that is searched for stands in these texts. */
    public boolean in(String... texts) {
        if (words.isEmpty()) {
            return true;
        }
        var all = String.join("\n", texts).toLowerCase(Locale.ROOT);
        return words.stream().allMatch(all::contains);
    }

    /** The part of a list that was asked for, with how many there are in all. */
    public <T> ObjectNode page(List<T> found, Function<T, ObjectNode> document) {
        var body = Json.object();
        var value = body.putArray("value");
        found.stream().skip(skip).limit(top).map(document).forEach(value::add);
        return body.put("count", found.size());
    }
}
