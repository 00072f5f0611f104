package dev.gatehouse.management.letters;

/** Who takes letters to a mail server. May block for as long as that takes. */
@FunctionalInterface
public interface Mail {

    /** @throws MailException if the letter was not taken over */
    void send(Message message);

    /**
     * @param to one address
     * @param html the body
     */
    record Message(String to, String subject, String html) {
        /** Without the body, which may hold a link that opens something. */
        @Override
        public String toString() {
            return "Message[to=" + to + ", subject=" + subject + "]";
        }
    }

    /** A letter that didn't go; the message says why. */
    final class MailException extends RuntimeException {
        private static final long serialVersionUID = 1;

        public MailException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
