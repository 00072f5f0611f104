package dev.gatehouse.http;

/** What became of a request's body. */
sealed interface Body {
    byte[] bytes();

    record Complete(byte[] bytes) implements Body {}

    /** Refused only when it is asked for, so that the door's renderer sees it. */
    record TooLarge(long limit) implements Body {
        @Override
        public byte[] bytes() {
            throw new RequestException(413, "RequestTooLarge", "The body is larger than " + limit + " bytes.");
        }
    }
}
