package dev.gatehouse.model.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what must be readable again later but never lie in the clear: AES-256-GCM with a random nonce, bound to a
 * context, so that a sealed value moved elsewhere doesn't open.
 */
public final class SealKey {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /** @param key 32 bytes */
    public SealKey(byte[] key) {
        if (key.length != 32) {
            throw new IllegalArgumentException("a seal key has 32 bytes");
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    /**
     * @param context what the value is and belongs to, such as {@code namedValue:uid}; needed to open it
     * @return base64url, without padding
     */
    public String seal(String value, String context) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(value.getBytes(StandardCharsets.UTF_8));
            var all = ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(all.array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not seal a value", e);
        }
    }

    /** @throws IllegalArgumentException if it was not sealed with this key for this context */
    public String open(String sealed, String context) {
        try {
            var all = Base64.getUrlDecoder().decode(sealed);
            if (all.length < NONCE) {
                throw new IllegalArgumentException("not a sealed value");
            }
            var nonce = java.util.Arrays.copyOf(all, NONCE);
            var value = cipher(Cipher.DECRYPT_MODE, nonce, context).doFinal(all, NONCE, all.length - NONCE);
            return new String(value, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the value was not sealed with this key for " + context, e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
