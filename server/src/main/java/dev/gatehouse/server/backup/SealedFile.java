package dev.gatehouse.server.backup;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The format of a backup: a head with the version and how the key is made from the passphrase (Argon2id, RFC 9106),
 * then pieces sealed with AES-256-GCM. A piece's nonce is its number and whether it is the last, and the head is
 * authenticated with each: so nothing can be changed, left out, put elsewhere or cut off unnoticed. The salt is random,
 * hence each file has a key of its own and no nonce is used twice.
 */
final class SealedFile {
    private static final byte[] MAGIC = "GATEHOUSE-BACKUP".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int SALT = 16;
    private static final int PIECE = 1 << 20;
    private static final int TAG = 16;

    /** RFC 9106's second recommendation. */
    private static final Cost COST = new Cost(65_536, 3, 4);

    private SealedFile() {}

    private record Cost(int memoryKib, int iterations, int lanes) {
        /** A file from elsewhere must not make the machine give all its memory, or its time. */
        boolean isBearable() {
            return memoryKib >= 8
                    && memoryKib <= 1 << 20
                    && iterations >= 1
                    && iterations <= 16
                    && lanes >= 1
                    && lanes <= 16;
        }
    }

    /** What is written to it is sealed; it is whole once it was closed. */
    static OutputStream write(OutputStream out, char[] passphrase) throws IOException {
        var salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        var head = head(COST, salt);
        out.write(head);
        return new Sealing(out, key(passphrase, salt, COST), head);
    }

    /**
     * What was sealed.
     *
     * @throws BackupRefused if it is no backup, of a newer version, or the passphrase is another; reading throws it for
     *     a damaged one
     */
    static InputStream read(InputStream in, char[] passphrase) throws IOException {
        var head = in.readNBytes(MAGIC.length + 1 + 12 + SALT);
        if (head.length < MAGIC.length + 1 || !Arrays.equals(Arrays.copyOf(head, MAGIC.length), MAGIC)) {
            throw new BackupRefused("it is not a backup of Gatehouse");
        }
        var buffer = ByteBuffer.wrap(head, MAGIC.length, head.length - MAGIC.length);
        var version = buffer.get() & 0xff;
        if (version != VERSION) {
            throw new BackupRefused(
                    "it was made by a newer Gatehouse (format %d, this one knows %d): restore it with that one"
                            .formatted(version, VERSION));
        }
        if (buffer.remaining() < 12 + SALT) {
            throw damaged();
        }
        var cost = new Cost(buffer.getInt(), buffer.getInt(), buffer.getInt());
        if (!cost.isBearable()) {
            throw damaged();
        }
        var salt = new byte[SALT];
        buffer.get(salt);
        return new Opening(new DataInputStream(in), key(passphrase, salt, cost), head);
    }

    private static byte[] head(Cost cost, byte[] salt) {
        return ByteBuffer.allocate(MAGIC.length + 1 + 12 + SALT)
                .put(MAGIC)
                .put((byte) VERSION)
                .putInt(cost.memoryKib)
                .putInt(cost.iterations)
                .putInt(cost.lanes)
                .put(salt)
                .array();
    }

    private static SecretKeySpec key(char[] passphrase, byte[] salt, Cost cost) {
        var bytes = new String(passphrase).getBytes(StandardCharsets.UTF_8);
        var key = new byte[32];
        try {
            var generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withSalt(salt)
                    .withMemoryAsKB(cost.memoryKib)
                    .withIterations(cost.iterations)
                    .withParallelism(cost.lanes)
                    .build());
            generator.generateBytes(bytes, key);
            return new SecretKeySpec(key, "AES");
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(key, (byte) 0);
        }
    }

    private static BackupRefused damaged() {
        return new BackupRefused("it is damaged or cut off: take another copy");
    }

    private static Cipher cipher(int mode, SecretKeySpec key, long number, boolean last, byte[] head)
            throws GeneralSecurityException {
        var nonce = ByteBuffer.allocate(12).putInt(last ? 1 : 0).putLong(number).array();
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
        cipher.updateAAD(head);
        return cipher;
    }

    private static final class Sealing extends OutputStream {
        private final DataOutputStream out;
        private final SecretKeySpec key;
        private final byte[] head;
        private final byte[] piece = new byte[PIECE];
        private int filled;
        private long number;

        private Sealing(OutputStream out, SecretKeySpec key, byte[] head) {
            this.out = new DataOutputStream(out);
            this.key = key;
            this.head = head;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int at = offset;
            while (at < offset + length) {
                if (filled == PIECE) {
                    seal(false);
                }
                int most = Math.min(PIECE - filled, offset + length - at);
                System.arraycopy(bytes, at, piece, filled, most);
                filled += most;
                at += most;
            }
        }

        private void seal(boolean last) throws IOException {
            try {
                var sealed =
                        cipher(Cipher.ENCRYPT_MODE, key, number++, last, head).doFinal(piece, 0, filled);
                out.writeInt(sealed.length);
                out.write(sealed);
                filled = 0;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("could not seal the backup", e);
            }
        }

        @Override
        public void close() throws IOException {
            seal(true);
            out.close();
        }
    }

    private static final class Opening extends InputStream {
        private final DataInputStream in;
        private final SecretKeySpec key;
        private final byte[] head;
        private byte[] piece = new byte[0];
        private int at;
        private long number;
        private boolean ended;

        private Opening(DataInputStream in, SecretKeySpec key, byte[] head) {
            this.in = in;
            this.key = key;
            this.head = head;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            while (at == piece.length) {
                if (ended) {
                    return -1;
                }
                open();
            }
            int most = Math.min(length, piece.length - at);
            System.arraycopy(piece, at, bytes, offset, most);
            at += most;
            return most;
        }

        private void open() throws IOException {
            byte[] sealed;
            try {
                int length = in.readInt();
                if (length < TAG || length > PIECE + TAG) {
                    throw damaged();
                }
                sealed = in.readNBytes(length);
                if (sealed.length < length) {
                    throw damaged();
                }
            } catch (EOFException e) {
                throw damaged();
            }
            piece = opened(sealed);
            at = 0;
            if (ended && in.read() >= 0) {
                throw damaged();
            }
        }

        private byte[] opened(byte[] sealed) {
            for (boolean last : new boolean[] {false, true}) {
                try {
                    var open =
                            cipher(Cipher.DECRYPT_MODE, key, number, last, head).doFinal(sealed);
                    number++;
                    ended = last;
                    return open;
                } catch (GeneralSecurityException e) {
                    // It may be the last one; else it is told below.
                }
            }
            throw number == 0 ? new BackupRefused("the passphrase is another one, or the file is damaged") : damaged();
        }
    }
}
