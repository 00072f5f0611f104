package dev.gatehouse.gateway.proxy.codec;

import dev.gatehouse.policy.Headers;
import io.netty.buffer.ByteBuf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The headers of a message: slices of one array, the one that its head was read into. What is set later is appended
 * there. So a header that nobody asks for is never made a string, and forwarding copies bytes. Used again for the next
 * message of its connection.
 *
 * <p>Values are ISO-8859-1, as they came; what is set may hold no control characters, so that no value can end its
 * line.
 */
public final class HeaderBlock implements Headers {
    private static final int NAME_START = 0;
    private static final int NAME_END = 1;
    private static final int VALUE_START = 2;
    private static final int VALUE_END = 3;
    private static final int HASH = 4;
    private static final int KNOWN = 5;
    private static final int STRIDE = 6;
    private static final int KEPT = 8192;

    private byte[] bytes = new byte[1024];
    private int end;
    private int[] fields = new int[16 * STRIDE];
    private int count;
    private int received;

    /** Empties it. */
    public void clear() {
        end = 0;
        count = 0;
        received = 0;
        if (bytes.length > KEPT) {
            bytes = new byte[1024];
        }
    }

    /** How many lines there are. */
    public int count() {
        return count;
    }

    public KnownHeader known(int line) {
        return KnownHeader.of(fields[line * STRIDE + KNOWN]);
    }

    public String name(int line) {
        int at = line * STRIDE;
        return Bytes.text(bytes, fields[at + NAME_START], fields[at + NAME_END]);
    }

    public String value(int line) {
        int at = line * STRIDE;
        return Bytes.text(bytes, fields[at + VALUE_START], fields[at + VALUE_END]);
    }

    /** Whether the line was set here, and did not come with the message. */
    public boolean setHere(int line) {
        return fields[line * STRIDE + NAME_START] >= received;
    }

    boolean valueIs(int line, String lowerCase) {
        int at = line * STRIDE;
        return Bytes.equalIgnoringCase(bytes, fields[at + VALUE_START], fields[at + VALUE_END], lowerCase);
    }

    public boolean nameIs(int line, String lowerCase) {
        int at = line * STRIDE;
        return Bytes.equalIgnoringCase(bytes, fields[at + NAME_START], fields[at + NAME_END], lowerCase);
    }

    /** The value as an unsigned decimal number that a long holds, or -1 if it isn't one. */
    long decimal(int line) {
        int at = line * STRIDE;
        int start = fields[at + VALUE_START];
        int stop = fields[at + VALUE_END];
        if (stop == start || stop - start > 18) {
            return -1;
        }
        long number = 0;
        for (int i = start; i < stop; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** The first line of that kind, or -1. */
    public int find(KnownHeader header) {
        for (int at = KNOWN; at < count * STRIDE; at += STRIDE) {
            if (fields[at] == header.ordinal()) {
                return at / STRIDE;
            }
        }
        return -1;
    }

    private int find(String name, int from) {
        int hash = KnownHeader.hash(name);
        for (int line = from; line < count; line++) {
            int at = line * STRIDE;
            if (fields[at + HASH] == hash && sameName(name, fields[at + NAME_START], fields[at + NAME_END])) {
                return line;
            }
        }
        return -1;
    }

    private boolean sameName(String name, int start, int stop) {
        if (stop - start != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (Bytes.lower(bytes[start + i]) != Bytes.lower(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Writes a line as it stands, with its line end. */
    public void write(int line, ByteBuf out) {
        int at = line * STRIDE;
        out.writeBytes(bytes, fields[at + NAME_START], fields[at + NAME_END] - fields[at + NAME_START]);
        out.writeShort(HeadWriter.COLON_SPACE);
        out.writeBytes(bytes, fields[at + VALUE_START], fields[at + VALUE_END] - fields[at + VALUE_START]);
        out.writeShort(HeadWriter.CRLF);
    }

    /** Writes a line's value. */
    public void writeValue(int line, ByteBuf out) {
        int at = line * STRIDE;
        out.writeBytes(bytes, fields[at + VALUE_START], fields[at + VALUE_END] - fields[at + VALUE_START]);
    }

    @Override
    public Optional<String> first(String name) {
        int line = find(name, 0);
        return line < 0 ? Optional.empty() : Optional.of(value(line));
    }

    @Override
    public List<String> all(String name) {
        var values = new ArrayList<String>(2);
        for (int line = find(name, 0); line >= 0; line = find(name, line + 1)) {
            values.add(value(line));
        }
        return values;
    }

    @Override
    public boolean contains(String name) {
        return find(name, 0) >= 0;
    }

    @Override
    public void set(String name, String value) {
        check(name, value);
        remove(name);
        add(name, value);
    }

    /** @throws IllegalArgumentException if the name is no token or the value holds a control character */
    @Override
    public void add(String name, String value) {
        check(name, value);
        int nameStart = append(name);
        int valueStart = append(value.strip());
        field(nameStart, valueStart, valueStart, end, KnownHeader.hash(name));
    }

    @Override
    public void remove(String name) {
        for (int line = find(name, 0); line >= 0; line = find(name, line)) {
            remove(line);
        }
    }

    /** Removes all lines of that kind. */
    public void remove(KnownHeader header) {
        for (int line = find(header); line >= 0; line = find(header)) {
            remove(line);
        }
    }

    private void remove(int line) {
        count--;
        System.arraycopy(fields, (line + 1) * STRIDE, fields, line * STRIDE, (count - line) * STRIDE);
    }

    @Override
    public void forEach(BiConsumer<String, String> each) {
        for (int line = 0; line < count; line++) {
            each.accept(name(line), value(line));
        }
    }

    /** Adds the line that stands there in {@link #bytes}. */
    void field(int nameStart, int nameEnd, int valueStart, int valueEnd, int hash) {
        int at = count++ * STRIDE;
        if (at + STRIDE > fields.length) {
            fields = Arrays.copyOf(fields, fields.length * 2);
        }
        fields[at + NAME_START] = nameStart;
        fields[at + NAME_END] = nameEnd;
        fields[at + VALUE_START] = valueStart;
        fields[at + VALUE_END] = valueEnd;
        fields[at + HASH] = hash;
        fields[at + KNOWN] = KnownHeader.of(bytes, nameStart, nameEnd, hash).ordinal();
    }

    /** The array that all lines stand in; another one after something was appended. */
    byte[] bytes() {
        return bytes;
    }

    /** Says that all came that will come; what is added from now on is set here. */
    void complete() {
        received = end;
    }

    /** Where the array's used part ends. */
    int end() {
        return end;
    }

    void append(ByteBuf in, int length) {
        room(length);
        in.readBytes(bytes, end, length);
        end += length;
    }

    private int append(String text) {
        var encoded = text.getBytes(isLatin(text) ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        room(encoded.length);
        System.arraycopy(encoded, 0, bytes, end, encoded.length);
        int start = end;
        end += encoded.length;
        return start;
    }

    private void room(int length) {
        if (bytes.length - end < length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, end + length));
        }
    }

    // Plain loops: these see every header that is set on every call.

    private static boolean isLatin(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xff) {
                return false;
            }
        }
        return true;
    }

    private static void check(String name, String value) {
        if (!isToken(name)) {
            throw new IllegalArgumentException("a header's name is letters, digits and !#$%&'*+-.^_`|~");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= 0x7f && !Bytes.inValue(c)) {
                throw new IllegalArgumentException("the value of header " + name + " holds a control character");
            }
        }
    }

    private static boolean isToken(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c > 0x7f || Bytes.lowerToken(c) == 0) {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
