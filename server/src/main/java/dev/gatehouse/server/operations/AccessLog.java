package dev.gatehouse.server.operations;

import dev.gatehouse.model.gateway.AccessRecord;
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
    private boolean broken;

    /** @param out buffered; flushed when no more records wait */
    public AccessLog(LogFormat format, OutputStream out) {
        this.format = format;
        this.out = out;
    }

    @Override
    public void read(AccessRecord record) {
        write(
                format == LogFormat.JSON
                        ? LogLine.json(fields(record))
                        : LogLine.text(record.time(), "CALL", text(record)));
    }

    @Override
    public void pause() {
        try {
            out.flush();
        } catch (IOException _) {
            broken = true;
        }
    }

    private void write(byte[] line) {
        if (broken) {
            return; // whoever read the log is gone; calls go on
        }
        try {
            out.write(line);
        } catch (IOException _) {
            broken = true;
        }
    }

    private static String text(AccessRecord record) {
        var line = new StringBuilder(256)
                .append(record.requestId())
                .append(' ')
                .append(record.method())
                .append(' ')
                .append(record.host())
                .append(record.path())
                .append(' ')
                .append(record.status())
                .append(' ')
                .append(record.outcome())
                .append(' ')
                .append(record.total().toNanos() / 1_000)
                .append("us from ")
                .append(record.callerAddress());
        append(line, " api=", record.apiId());
        append(line, " operation=", record.operationId());
        append(line, " product=", record.productId());
        append(line, " application=", record.applicationId());
        append(line, " subscription=", record.subscriptionId());
        append(line, " user=", record.userId());
        append(line, ": ", record.reason());
        return line.toString();
    }

    private static void append(StringBuilder line, String label, String value) {
        if (!value.isEmpty()) {
            line.append(label).append(value);
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
