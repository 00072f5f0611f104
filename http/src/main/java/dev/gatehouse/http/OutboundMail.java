package dev.gatehouse.http;

import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.StartTLSOptions;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Hands letters to a mail server. Certificates are checked against the system's authorities and the server's name. */
public final class OutboundMail implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final MailClient client;

    public OutboundMail(MailServer server) {
        var config = new MailConfig()
                .setHostname(server.host())
                .setPort(server.port())
                .setSsl(server.security() == MailServer.Security.TLS)
                .setStarttls(
                        server.security() == MailServer.Security.STARTTLS
                                ? StartTLSOptions.REQUIRED
                                : StartTLSOptions.DISABLED)
                .setTrustAll(false)
                .setHostnameVerificationAlgorithm("HTTPS")
                .setMaxPoolSize(2)
                .setKeepAlive(false);
        config.setConnectTimeout((int) CONNECT.toMillis());
        if (server.user().isEmpty()) {
            config.setLogin(LoginOption.DISABLED);
        } else {
            config.setLogin(LoginOption.REQUIRED).setUsername(server.user()).setPassword(server.password());
        }
        this.client = MailClient.create(Engine.acquire(), config);
    }

    /**
     * Returns once the server took the letter.
     *
     * @param html the body
     * @throws IOException if it didn't; the message says why
     */
    public void send(String from, String to, String subject, String html) throws IOException {
        var message =
                new MailMessage().setFrom(from).setTo(to).setSubject(subject).setHtml(html);
        try {
            client.sendMail(message)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException(
                    "The mail server didn't take the letter: " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("The mail server didn't answer within " + PATIENCE.toSeconds() + " seconds.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while sending a letter.", e);
        }
    }

    @Override
    public void close() {
        client.close();
        Engine.release();
    }
}
