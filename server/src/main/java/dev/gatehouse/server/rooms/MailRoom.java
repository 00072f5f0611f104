package dev.gatehouse.server.rooms;

import dev.gatehouse.http.OutboundMail;
import dev.gatehouse.management.letters.Mail;
import dev.gatehouse.server.settings.Settings;

import java.io.IOException;

/** Letters by the mail server of the settings. */
public final class MailRoom implements Mail, AutoCloseable {
    private final OutboundMail mail;
    private final String from;

    public MailRoom(Settings.Mail settings) {
        this.mail = new OutboundMail(settings.server());
        this.from = settings.from();
    }

    @Override
    public void send(Message message) {
        try {
            mail.send(from, message.to(), message.subject(), message.html());
        } catch (IOException e) {
            throw new MailException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        mail.close();
    }
}
