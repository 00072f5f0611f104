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

    /** The value's bytes. */
    public byte[] valueBytes(int line) {
        int at = line * STRIDE;
        return Arrays.copyOfRange(bytes, fields[at + VALUE_START], fields[at + VALUE_END]);
    }

    /** Whether the value is exactly that; it takes the same time wherever they differ. */
    public boolean valueIs(int line, byte[] expected) {
        int at = line * STRIDE;
        int start = fields[at + VALUE_START];
        if (fields[at + VALUE_END] - start != expected.length) {
            return false;
        }
        int different = 0;
        for (int i = 0; i < expected.length; i++) {
            different |= bytes[start + i] ^ expected[i];
        }
        return different == 0;
    }

    /** The only line of that kind, or -1. */
    public int only(KnownHeader header) {
        int found = find(header);
        for (int line = found + 1; found >= 0 && line < count; line++) {
            if (fields[line * STRIDE + KNOWN] == header.ordinal()) {
                return -1;
            }
        }
        return found;
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

    private int find(String name, int hash, int from) {
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
    public void write(int line, HeadBytes out) {
        int at = line * STRIDE;
        int valueStart = fields[at + VALUE_START];
        int nameEnd = fields[at + NAME_END];
        if (valueStart == nameEnd + 2 && bytes[nameEnd + 1] == ' ') {
            // It came as it goes.
            out.bytes(bytes, fields[at + NAME_START], fields[at + VALUE_END]);
        } else {
            out.bytes(bytes, fields[at + NAME_START], nameEnd);
            HeadWriter.colon(out);
            out.bytes(bytes, valueStart, fields[at + VALUE_END]);
        }
        HeadWriter.endOfLine(out);
    }

    /** Writes a line's value. */
    public void writeValue(int line, HeadBytes out) {
        int at = line * STRIDE;
        out.bytes(bytes, fields[at + VALUE_START], fields[at + VALUE_END]);
    }

    @Override
    public Optional<String> first(String name) {
        int line = find(name, KnownHeader.hash(name), 0);
        return line < 0 ? Optional.empty() : Optional.of(value(line));
    }

    @Override
    public List<String> all(String name) {
        int hash = KnownHeader.hash(name);
        int line = find(name, hash, 0);
        if (line < 0) {
            return List.of();
        }
        var values = new ArrayList<String>(2);
        for (; line >= 0; line = find(name, hash, line + 1)) {
            values.add(value(line));
        }
        return values;
    }

    @Override
    public boolean contains(String name) {
        return find(name, KnownHeader.hash(name), 0) >= 0;
    }

    @Override
    public void set(String name, String value) {
        int hash = tokenHash(name);
        boolean latin = isLatin(name, value);
        remove(name, hash);
        add(name, hash, value, latin);
    }

    /** @throws IllegalArgumentException if the name is no token or the value holds a control character */
    @Override
    public void add(String name, String value) {
        int hash = tokenHash(name);
        add(name, hash, value, isLatin(name, value));
    }

    private void add(String name, int hash, String value, boolean latin) {
        // As it goes over the wire, so that it is copied in one piece.
        int nameStart = append(name, true);
        int nameEnd = end;
        room(2);
        bytes[end++] = ':';
        bytes[end++] = ' ';
        int valueStart = append(value.strip(), latin);
        field(nameStart, nameEnd, valueStart, end, hash);
    }

    @Override
    public void remove(String name) {
        remove(name, KnownHeader.hash(name));
    }

    private void remove(String name, int hash) {
        for (int line = find(name, hash, 0); line >= 0; line = find(name, hash, line)) {
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

    /** Copies what comes next, without taking it. */
    void peek(ByteBuf in, int length) {
        room(length);
        in.getBytes(in.readerIndex(), bytes, end, length);
    }

    /** Takes so much of what was copied. */
    void take(int length) {
        end += length;
    }

    /** @param latin whether it is ISO-8859-1, as is nearly all that is ever set */
    @SuppressWarnings("deprecation") // the one method that puts Latin text into an array that is there already
    private int append(String text, boolean latin) {
        int start = end;
        if (latin) {
            room(text.length());
            text.getBytes(0, text.length(), bytes, end);
            end += text.length();
        } else {
            var encoded = text.getBytes(StandardCharsets.UTF_8);
            room(encoded.length);
            System.arraycopy(encoded, 0, bytes, end, encoded.length);
            end += encoded.length;
        }
        return start;
    }

    private void room(int length) {
        if (bytes.length - end < length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, end + length));
        }
    }

    // Plain loops: these see every header that is set on every call.

    /** Whether the value is ISO-8859-1. */
    private static boolean isLatin(String name, String value) {
        boolean latin = true;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= 0x7f && !Bytes.inValue(c)) {
                throw new IllegalArgumentException("the value of header " + name + " holds a control character");
            }
            latin &= c <= 0xff;
        }
        return latin;
    }

    /** The name's hash, once it is sure that it is a name. */
    private static int tokenHash(String name) {
        int hash = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            int lower = c > 0x7f ? 0 : Bytes.lowerToken(c);
            if (lower == 0) {
                throw notToken();
            }
            hash = 31 * hash + lower;
        }
        if (name.isEmpty()) {
            throw notToken();
        }
        return hash;
    }

    private static IllegalArgumentException notToken() {
        return new IllegalArgumentException("a header's name is letters, digits and !#$%&'*+-.^_`|~");
    }
}
