package dev.gatehouse.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A response as it came over the wire, reason phrase and all. */
public record WireReply(int status, String reason, List<String> headers, String body) {
    private static final int PATIENCE_MILLIS = 20_000;

    /** Sends a request on a connection of its own. */
    static WireReply to(int port, String request) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<String> header(String name) {
        return all(name).stream().findFirst();
    }

    public List<String> all(String name) {
        return headers.stream()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).trim())
                .toList();
    }

    private static WireReply parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        var head = Arrays.asList(text.substring(0, end).split("\r\n"));
        var line = head.getFirst().split(" ", 3);
        var body = text.substring(end + 4);
        var headers = head.subList(1, head.size());
        boolean chunked = headers.stream().anyMatch(each -> each.equalsIgnoreCase("transfer-encoding: chunked"));
        return new WireReply(
                Integer.parseInt(line[1]), line.length > 2 ? line[2] : "", headers, chunked ? dechunked(body) : body);
    }

    private static String dechunked(String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream();
        int at = 0;
        while (true) {
            int lineEnd = at;
            while (bytes[lineEnd] != '\r') {
                lineEnd++;
            }
            int length = Integer.parseInt(new String(bytes, at, lineEnd - at, StandardCharsets.US_ASCII), 16);
            if (length == 0) {
                return out.toString(StandardCharsets.UTF_8);
            }
            out.write(bytes, lineEnd + 2, length);
            at = lineEnd + 2 + length + 2;
        }
    }
}
