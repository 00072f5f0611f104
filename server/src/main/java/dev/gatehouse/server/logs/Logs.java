package dev.gatehouse.server.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.gatehouse.server.settings.Settings.LogFormat;
import org.slf4j.Logger;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.LinkedHashMap;

/**
 * Sets logging up without a configuration file, whose reading costs a start more than all of this. Logback finds this
 * class as a service.
 */
public final class Logs extends ContextAwareBase implements Configurator {
    private static volatile LogFormat format = LogFormat.TEXT;

    /** From now on lines are written so. */
    public static void writeAs(LogFormat chosen) {
        format = chosen;
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        var encoder = new LineEncoder();
        encoder.setContext(context);
        encoder.start();
        var appender = new OutputStreamAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setName("standard error");
        appender.setEncoder(encoder);
        appender.setOutputStream(new FileOutputStream(FileDescriptor.err));
        appender.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(appender);
        context.getLogger("dev.gatehouse").setLevel(Level.INFO);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static final class LineEncoder extends EncoderBase<ILoggingEvent> {
        @Override
        public byte[] headerBytes() {
            return new byte[0];
        }

        @Override
        public byte[] footerBytes() {
            return new byte[0];
        }

        @Override
        public byte[] encode(ILoggingEvent event) {
            var failure =
                    event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            var logger = event.getLoggerName();
            if (format == LogFormat.JSON) {
                var fields = new LinkedHashMap<String, Object>();
                fields.put("time", event.getInstant().toString());
                fields.put("level", event.getLevel().toString());
                fields.put("logger", logger);
                fields.put("message", event.getFormattedMessage());
                if (!failure.isEmpty()) {
                    fields.put("failure", failure);
                }
                return LogLine.json(fields);
            }
            var name = logger.substring(logger.lastIndexOf('.') + 1);
            var line = LogLine.text(
                    event.getInstant(), event.getLevel().toString(), name + ": " + event.getFormattedMessage());
            return failure.isEmpty() ? line : concat(line, LogLine.trace(failure));
        }

        private static byte[] concat(byte[] line, byte[] failure) {
            var both = java.util.Arrays.copyOf(line, line.length + failure.length);
            System.arraycopy(failure, 0, both, line.length, failure.length);
            return both;
        }
    }
}
