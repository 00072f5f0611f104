package dev.gatehouse.server.operations;

import dev.gatehouse.model.gateway.AccessRecord;
import dev.gatehouse.server.logs.LineBytes;
import dev.gatehouse.server.logs.LogLine;
import dev.gatehouse.server.settings.Settings.LogFormat;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One line a call. Never holds a credential: records don't. What callers chose (path, host) is escaped, so that nobody
 * can write lines of their own.
 */
public final class AccessLog implements RecordReader {
    private final LogFormat format;
    private final OutputStream out;
    private final LineBytes line = new LineBytes();
    private boolean broken;

    /** @param out buffered; flushed when no more records wait */
    public AccessLog(LogFormat format, OutputStream out) {
        this.format = format;
        this.out = out;
    }

    @Override
    public void read(AccessRecord record) {
        if (format == LogFormat.JSON) {
            var json = LogLine.json(fields(record));
            write(json, json.length);
        } else {
            text(record);
            write(line.array(), line.length());
        }
    }

    @Override
    public void pause() {
        try {
            out.flush();
        } catch (IOException _) {
            broken = true;
        }
    }

    private void write(byte[] bytes, int length) {
        if (broken) {
            return; // whoever read the log is gone; calls go on
        }
        try {
            out.write(bytes, 0, length);
        } catch (IOException _) {
            broken = true;
        }
    }

    private void text(AccessRecord record) {
        line.begin(record.time(), "CALL")
                .id(record.requestId())
                .text(" ")
                .text(record.method())
                .text(" ")
                .text(record.host())
                .text(record.path())
                .text(" ")
                .number(record.status())
                .text(" ")
                .text(record.outcome().name())
                .text(" ")
                .number(record.total().toNanos() / 1_000)
                .text("us from ")
                .text(record.callerAddress());
        append(" api=", record.apiId());
        append(" operation=", record.operationId());
        append(" product=", record.productId());
        append(" application=", record.applicationId());
        append(" subscription=", record.subscriptionId());
        append(" user=", record.userId());
        append(": ", record.reason());
        line.end();
    }

    private void append(String label, String value) {
        if (!value.isEmpty()) {
            line.text(label).text(value);
        }
    }

    private static Map<String, Object> fields(AccessRecord record) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("time", record.time().toString());
        fields.put("level", "CALL");
        fields.put("requestId", record.requestId().toString());
        fields.put("service", record.service());
        fields.put("api", record.apiId());
        fields.put("apiRevision", record.apiRevision());
        fields.put("operation", record.operationId());
        fields.put("product", record.productId());
        fields.put("application", record.applicationId());
        fields.put("subscription", record.subscriptionId());
        fields.put("user", record.userId());
        fields.put("method", record.method());
        fields.put("host", record.host());
        fields.put("path", record.path());
        fields.put("caller", record.callerAddress());
        fields.put("status", record.status());
        fields.put("backendStatus", record.backendStatus());
        fields.put("outcome", record.outcome().name());
        fields.put("reason", record.reason());
        fields.put("requestBytes", record.requestBytes());
        fields.put("responseBytes", record.responseBytes());
        fields.put("totalMicros", record.total().toNanos() / 1_000);
        fields.put("backendMicros", record.backend().toNanos() / 1_000);
        fields.values().removeIf(""::equals);
        return fields;
    }
}
