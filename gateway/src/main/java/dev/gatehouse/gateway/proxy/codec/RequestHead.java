package dev.gatehouse.gateway.proxy.codec;

import io.netty.buffer.ByteBuf;

import java.util.Locale;

/** The head of a request, as one connection reads it; used again for the connection's next. */
public final class RequestHead {
    private final HeaderBlock headers = new HeaderBlock();
    private final HeadReader reader;
    private String method = "";
    private String authority = "";
    private String path = "";
    private String query = "";
    private boolean version11 = true;
    private boolean keepAlive;
    private boolean expectsContinue;
    private Host host = Host.NONE;
    private BodyFraming framing = BodyFraming.NONE;

    public RequestHead(HeadLimits limits) {
        reader = new HeadReader(limits, this::startLine, headers);
    }

    /** Forgets what was read. */
    public void reset() {
        reader.reset();
        method = "";
        authority = "";
        path = "";
        query = "";
        host = Host.NONE;
        framing = BodyFraming.NONE;
        version11 = true;
        keepAlive = false;
        expectsContinue = false;
    }

    /** The request is not acceptable, so nothing that follows it can be understood. */
    public void spoilt() {
        keepAlive = false;
    }

    /** Whether nothing has arrived since {@link #reset()}. */
    public boolean untouched() {
        return reader.untouched();
    }

    /**
     * Takes what belongs to the head.
     *
     * @return whether it is complete
     * @throws BadMessage if it is not acceptable
     */
    public boolean read(ByteBuf in) {
        if (!reader.read(in)) {
            return false;
        }
        framing = BodyFraming.of(headers, version11, BodyFraming.NONE);
        keepAlive = ConnectionOptions.keepAlive(headers, version11);
        readHost();
        readExpect();
        return true;
    }

    public String method() {
        return method;
    }

    /** Percent-encoded, beginning with a slash. */
    public String path() {
        return path;
    }

    /** Without the question mark; empty when there is none. */
    public String query() {
        return query;
    }

    /** Whether it is HTTP/1.1; else it is HTTP/1.0. */
    public boolean version11() {
        return version11;
    }

    /** Whether the caller wants to go on using the connection. */
    public boolean keepAlive() {
        return keepAlive;
    }

    /** Whether the body is sent only after {@code 100 Continue}. */
    public boolean expectsContinue() {
        return expectsContinue;
    }

    public Host host() {
        return host;
    }

    public BodyFraming framing() {
        return framing;
    }

    public HeaderBlock headers() {
        return headers;
    }

    private void startLine(byte[] bytes, int start, int end) {
        int space = start;
        while (space < end && Bytes.lowerToken(bytes[space]) != 0) {
            space++;
        }
        if (space == start || space == end || bytes[space] != ' ') {
            throw BadMessage.of("the request line does not begin with a method and one space");
        }
        int target = space + 1;
        int question = -1;
        int targetEnd = target;
        for (; targetEnd < end && bytes[targetEnd] != ' '; targetEnd++) {
            if (!Bytes.inTarget(bytes[targetEnd])) {
                throw BadMessage.of("the request target holds a character that a URI can't");
            }
            if (bytes[targetEnd] == '?' && question < 0) {
                question = targetEnd;
            }
        }
        version(bytes, targetEnd + 1, end);
        method = Methods.of(bytes, start, space);
        target(bytes, target, question < 0 ? targetEnd : question);
        query = question < 0 ? "" : Bytes.text(bytes, question + 1, targetEnd);
    }

    private void version(byte[] bytes, int start, int end) {
        if (end - start != 8 || !Bytes.equalIgnoringCase(bytes, start, start + 5, "http/") || bytes[start] != 'H') {
            throw BadMessage.of("the request line does not end with one space and HTTP/1.1");
        }
        if (bytes[start + 5] != '1'
                || bytes[start + 6] != '.'
                || (bytes[start + 7] != '1' && bytes[start + 7] != '0')) {
            boolean number = Character.isDigit(bytes[start + 5])
                    && bytes[start + 6] == '.'
                    && Character.isDigit(bytes[start + 7]);
            throw new BadMessage(number ? 505 : 400, "only HTTP/1.1 and HTTP/1.0 are spoken here");
        }
        version11 = bytes[start + 7] == '1';
    }

    private void target(byte[] bytes, int start, int end) {
        if (start < end && bytes[start] == '/') {
            path = Bytes.text(bytes, start, end);
        } else {
            int scheme = absolute(bytes, start, end);
            int slash = scheme;
            while (slash < end && bytes[slash] != '/') {
                slash++;
            }
            if (slash == scheme) {
                throw BadMessage.of("the request target is a URL without a host");
            }
            authority = Bytes.text(bytes, scheme, slash);
            path = slash == end ? "/" : Bytes.text(bytes, slash, end);
        }
        if (Paths.leavesItsPlace(path)) {
            throw BadMessage.of("the path holds a . or .. segment");
        }
    }

    /** Where the authority of the absolute form begins (RFC 9112 §3.2.2); the other forms are for other proxies. */
    private static int absolute(byte[] bytes, int start, int end) {
        for (var scheme : new String[] {"http://", "https://"}) {
            int authority = start + scheme.length();
            if (authority < end && Bytes.equalIgnoringCase(bytes, start, authority, scheme)) {
                return authority;
            }
        }
        throw BadMessage.of("the request target is neither a path nor an http or https URL");
    }

    private void readHost() {
        int found = -1;
        for (int line = 0; line < headers.count(); line++) {
            if (headers.known(line) == KnownHeader.HOST) {
                if (found >= 0) {
                    throw BadMessage.of("Host is given more than once");
                }
                found = line;
            }
        }
        if (found < 0 && version11) {
            throw BadMessage.of("Host is missing");
        }
        if (!authority.isEmpty() && found >= 0 && !headers.valueIs(found, authority.toLowerCase(Locale.ROOT))) {
            throw BadMessage.of("Host differs from the request target");
        }
        host = found < 0 && authority.isEmpty() ? Host.NONE : Host.parse(found < 0 ? authority : headers.value(found));
    }

    private void readExpect() {
        int line = headers.find(KnownHeader.EXPECT);
        if (line >= 0 && !headers.valueIs(line, "100-continue")) {
            throw new BadMessage(417, "the only expectation understood is 100-continue");
        }
        expectsContinue = line >= 0 && version11 && framing.present();
    }
}
