package dev.gatehouse.policy.text;

/** Bodies that policies take into memory. */
public final class Bodies {

    /** The largest body that a policy works on, in bytes. */
    public static final int LIMIT = 4 * 1024 * 1024;

    private Bodies() {}
}
