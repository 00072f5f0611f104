package dev.gatehouse.gateway.proxy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One end of a connection, byte by byte: what tests send is what goes over the wire, and what comes is shown as it is. */
final class RawConnection implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final InputStream in;

    RawConnection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        in = new java.io.BufferedInputStream(socket.getInputStream());
    }

    static RawConnection to(int port) throws IOException {
        return new RawConnection(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    RawConnection send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawConnection send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    Socket socket() {
        return socket;
    }

    /** A message that came. Its body is without framing. */
    record Message(String startLine, List<String> headers, String body) {
        int status() {
            return Integer.parseInt(startLine.substring(9, 12));
        }

        Optional<String> header(String name) {
            return headers.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst();
        }

        List<String> names() {
            return headers.stream()
                    .map(line -> line.substring(0, line.indexOf(':')).toLowerCase())
                    .toList();
        }
    }

    Message response() throws IOException {
        return response("GET");
    }

    Message response(String method) throws IOException {
        var head = head();
        var status = head.getFirst().substring(9, 12);
        boolean bodiless =
                method.equals("HEAD") || status.startsWith("1") || status.equals("204") || status.equals("304");
        return message(head, bodiless ? "" : body(head, true));
    }

    Message request() throws IOException {
        var head = head();
        return message(head, body(head, false));
    }

    private static Message message(List<String> head, String body) {
        return new Message(head.getFirst(), head.subList(1, head.size()), body);
    }

    /** The lines of a head, without their ends. */
    List<String> head() throws IOException {
        var lines = new ArrayList<String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            lines.add(line);
        }
        return lines;
    }

    private String body(List<String> head, boolean untilClose) throws IOException {
        var message = message(head, "");
        if (message.header("Transfer-Encoding").isPresent()) {
            return chunks();
        }
        var length = message.header("Content-Length");
        if (length.isPresent()) {
            return text(Integer.parseInt(length.get()));
        }
        return untilClose ? new String(in.readAllBytes(), StandardCharsets.ISO_8859_1) : "";
    }

    /** The rest of a body in chunks. */
    String chunks() throws IOException {
        var body = new StringBuilder();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.append(text(size));
            if (!line().isEmpty()) {
                throw new IOException("a chunk is longer than it says");
            }
        }
        if (!line().isEmpty()) {
            throw new IOException("trailers came");
        }
        return body.toString();
    }

    String text(int length) throws IOException {
        return new String(bytes(length), StandardCharsets.ISO_8859_1);
    }

    byte[] bytes(int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("only " + bytes.length + " bytes of " + length + " came");
        }
        return bytes;
    }

    int chunkSize() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the connection ended after: " + line.toString(StandardCharsets.ISO_8859_1));
            }
            line.write(b);
        }
        var text = line.toString(StandardCharsets.ISO_8859_1);
        if (!text.endsWith("\r")) {
            throw new IOException("a line ends with LF alone: " + text);
        }
        return text.substring(0, text.length() - 1);
    }

    /** Whether something came, within the socket's timeout. */
    boolean readable() throws IOException {
        in.mark(1);
        try {
            in.read();
            in.reset();
            return true;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        }
    }

    /** Whether the other side closed without sending anything more. Waits for it, or for a byte. */
    boolean closedByPeer() {
        try {
            return in.read() < 0;
        } catch (SocketException e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
