package dev.gatehouse.http;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Letters over SMTP (RFC 5321) to a server that writes down what it heard. */
final class OutboundMailTest {
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private volatile String greeting = "250-mail.example\r\n250 AUTH PLAIN";
    private volatile String recipient = "250 ok";
    private ServerSocket socket;

    @BeforeEach
    void listen() throws IOException {
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!socket.isClosed()) {
                try (var connection = socket.accept()) {
                    converse(connection);
                } catch (IOException e) {
                    // The client or the test is done.
                }
            }
        });
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
    }

    private void converse(Socket connection) throws IOException {
        var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        say(connection, "220 mail.example");
        var data = false;
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(line);
            if (data) {
                data = !line.equals(".");
                if (!data) {
                    say(connection, "250 taken");
                }
            } else if (line.startsWith("EHLO")) {
                say(connection, greeting);
            } else if (line.startsWith("RCPT")) {
                say(connection, recipient);
            } else if (line.equals("DATA")) {
                data = true;
                say(connection, "354 go on");
            } else if (line.equals("QUIT")) {
                say(connection, "221 bye");
                return;
            } else {
                say(connection, line.startsWith("AUTH") ? "235 welcome" : "250 ok");
            }
        }
    }

    private static void say(Socket connection, String text) throws IOException {
        connection.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private OutboundMail mail(MailServer.Security security, String user) {
        return new OutboundMail(new MailServer("127.0.0.1", socket.getLocalPort(), security, user, "pass-word"));
    }

    @Test
    void aLetterIsHandedOverAsItIs() throws IOException {
        try (var mail = mail(MailServer.Security.NONE, "")) {
            mail.send("api@x.example", "ada@y.example", "Grüße", "<p>Hello</p>");
        }

        assertThat(heard).anyMatch(line -> line.startsWith("MAIL FROM:<api@x.example>"));
        assertThat(heard).anyMatch(line -> line.startsWith("RCPT TO:<ada@y.example>"));
        assertThat(heard).contains("To: ada@y.example", "<p>Hello</p>");
        assertThat(heard).noneMatch(line -> line.startsWith("AUTH"));
    }

    @Test
    void aServerThatAsksForSomebodyIsToldWho() throws IOException {
        try (var mail = mail(MailServer.Security.NONE, "gatehouse")) {
            mail.send("api@x.example", "ada@y.example", "Hello", "<p>Hello</p>");
        }

        assertThat(heard).anyMatch(line -> line.startsWith("AUTH PLAIN"));
    }

    @Test
    void whereTlsIsWantedNothingIsSaidWithoutIt() {
        try (var mail = mail(MailServer.Security.STARTTLS, "gatehouse")) {
            assertThatThrownBy(() -> mail.send("api@x.example", "ada@y.example", "Hello", "<p>secret link</p>"))
                    .isInstanceOf(IOException.class)
                    .hasMessageNotContaining("pass-word");
        }

        assertThat(heard).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
        assertThat(heard).noneMatch(line -> line.contains("secret"));
    }

    @Test
    void aRefusalIsTold() {
        recipient = "550 no such mailbox";
        try (var mail = mail(MailServer.Security.NONE, "")) {
            assertThatThrownBy(() -> mail.send("api@x.example", "nobody@y.example", "Hello", "<p>Hello</p>"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no such mailbox");
        }
    }
}
