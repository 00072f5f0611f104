package dev.gatehouse.management.traffic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceAction;

import java.util.List;

/** {@code $top} and {@code $skip} of what isn't kept as resources. Everything comes at once unless less was asked for. */
final class Paging {
    private static final int MOST = 10_000;

    private Paging() {}

    static ArmReply of(ResourceAction.Call call, List<ObjectNode> records) {
        int skip = number(call, "$skip", 0, 0);
        int top = Math.min(number(call, "$top", 1, MOST), MOST);
        var body = Json.object();
        body.putArray("value").addAll(records.stream().skip(skip).limit(top).toList());
        body.put("count", records.size());
        return ArmReply.of(200, body);
    }

    static int number(ResourceAction.Call call, String parameter, int least, int otherwise) {
        var text = call.query().getOrDefault(parameter, "").strip();
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < least) {
            throw ArmException.invalid(parameter, parameter + " must be a whole number, at least " + least + ".");
        }
        return Integer.parseInt(text);
    }
}
