package dev.gatehouse.model.gateway;

/**
 * Where the control plane hands the gateway its configuration. The gateway implements it; publishing calls it, one
 * call at a time, in the order of revisions.
 */
public interface ConfigurationSink {

    /** Identifies the store that {@link #revision()} counts in; empty while there is no configuration. */
    String store();

    /** The revision being served; 0 while there is none. */
    long revision();

    /** Serves this configuration instead of all before. When it returns, new calls see it. */
    void replace(GatewayConfiguration configuration);

    /**
     * Applies one revision's changes. When it returns, new calls see them.
     *
     * @throws IllegalStateException if the update's revision is not above {@link #revision()}
     */
    void apply(ConfigurationUpdate update);
}
