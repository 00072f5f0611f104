package dev.gatehouse.jose;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.nimbusds.jose.jca.JCAAware;
import com.nimbusds.jose.jca.JCAContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/**
 * RSA by Amazon's Corretto provider where its native library runs, else by the JDK. Loaded when it is first needed. It is
 * used by name: the JDK's order of providers, and so TLS, stays as it is.
 */
public final class FastRsa {
    private static final Logger LOG = LoggerFactory.getLogger(FastRsa.class);

    private FastRsa() {}

    private static final class Loaded {
        private static final Optional<Provider> PROVIDER = load();

        private static Optional<Provider> load() {
            try {
                var provider = AmazonCorrettoCryptoProvider.INSTANCE;
                var problem = provider.getLoadingError();
                if (problem == null) {
                    // The whole way, once: a library that loads may still miss what the processor can't do.
                    KeyFactory.getInstance("RSA", provider);
                    return Optional.of(provider);
                }
                LOG.info("RSA is the JDK's: Amazon's Corretto provider can't be loaded ({})", problem.getMessage());
            } catch (GeneralSecurityException | RuntimeException | LinkageError e) {
                LOG.info("RSA is the JDK's: Amazon's Corretto provider can't be used ({})", e.toString());
            }
            return Optional.empty();
        }
    }

    /** The same key in the provider's own form, so that it isn't turned into it again at each use. */
    public static PrivateKey of(PrivateKey key) {
        return (PrivateKey) translated(key);
    }

    static RSAPublicKey of(RSAPublicKey key) {
        return (RSAPublicKey) translated(key);
    }

    /** Has a signer or verifier of RSA use the provider. */
    public static <T extends JCAAware<JCAContext>> T by(T signerOrVerifier) {
        Loaded.PROVIDER.ifPresent(provider -> signerOrVerifier.getJCAContext().setProvider(provider));
        return signerOrVerifier;
    }

    private static Key translated(Key key) {
        if (Loaded.PROVIDER.isEmpty()) {
            return key;
        }
        try {
            return KeyFactory.getInstance("RSA", Loaded.PROVIDER.get()).translateKey(key);
        } catch (GeneralSecurityException e) {
            // What the provider doesn't take as its own it may still take as it is.
            return key;
        }
    }
}
