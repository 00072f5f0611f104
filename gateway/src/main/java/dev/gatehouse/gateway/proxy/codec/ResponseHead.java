package dev.gatehouse.gateway.proxy.codec;

import io.netty.buffer.ByteBuf;

/** The head of a backend's response, as one connection reads it; used again for the connection's next. */
public final class ResponseHead {
    private final HeaderBlock headers = new HeaderBlock();
    private final HeadReader reader;
    private int status;
    private String reason = "";
    private boolean version11;
    private boolean keepAlive;

    public ResponseHead(HeadLimits limits) {
        reader = new HeadReader(limits, this::startLine, headers);
    }

    /** Forgets what was read. */
    public void reset() {
        reader.reset();
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
        keepAlive = ConnectionOptions.keepAlive(headers, version11);
        return true;
    }

    public int status() {
        return status;
    }

    /** The reason phrase; empty where it is the usual one. */
    public String reason() {
        return reason;
    }

    /** Whether the connection may be used again afterwards. */
    public boolean keepAlive() {
        return keepAlive;
    }

    /** Whether another response follows for the same request. */
    public boolean interim() {
        return status < 200;
    }

    public HeaderBlock headers() {
        return headers;
    }

    /** @throws BadMessage if it is ambiguous */
    public BodyFraming framing(String method) {
        var said = BodyFraming.of(headers, version11, BodyFraming.UNTIL_CLOSE);
        return interim() || status == 204 || status == 304 || method.equals("HEAD") ? BodyFraming.NONE : said;
    }

    private void startLine(byte[] bytes, int start, int end) {
        boolean wellFormed = end - start >= 12
                && Bytes.text(bytes, start, start + 7).equals("HTTP/1.")
                && (bytes[start + 7] == '0' || bytes[start + 7] == '1')
                && bytes[start + 8] == ' '
                && (end - start == 12 || bytes[start + 12] == ' ');
        if (!wellFormed) {
            throw BadMessage.of("the response does not begin with HTTP/1.1 and a status");
        }
        version11 = bytes[start + 7] == '1';
        status = 0;
        for (int i = start + 9; i < start + 12; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                throw BadMessage.of("the response's status is not three digits");
            }
            status = status * 10 + bytes[i] - '0';
        }
        if (status < 100 || status > 599 || status == 101) {
            throw BadMessage.of("the response's status is not one that was asked for");
        }
        reason(bytes, Math.min(start + 13, end), end);
    }

    private void reason(byte[] bytes, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Bytes.inValue(bytes[i])) {
                throw BadMessage.of("the response's reason phrase holds a control character");
            }
        }
        var usual = ReasonPhrase.of(status);
        reason = Bytes.equalIgnoringCase(bytes, start, end, usual.toLowerCase(java.util.Locale.ROOT))
                ? ""
                : Bytes.text(bytes, start, end);
    }
}
