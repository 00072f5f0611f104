package dev.gatehouse.portal;

/** The two portals: where each is, and what its browsers keep. */
public enum Portal {
    ADMIN("admin", "/admin"),
    DEVELOPER("developer", "");

    private final String wireName;
    private final String root;

    Portal(String wireName, String root) {
        this.wireName = wireName;
        this.root = root;
    }

    /** As it stands in names of cookies and folders, and in the header of its requests. */
    public String wireName() {
        return wireName;
    }

    /** The path that it begins with, without a slash at the end. */
    public String root() {
        return root;
    }

    /** Where people are sent who sign in or out. */
    public String home() {
        return root.isEmpty() ? "/" : root;
    }

    /** Where people come back to with a code. */
    public String signedIn() {
        return root + "/signed-in";
    }

    /** Holds the session's id. The gateway keeps cookies so named from backends. */
    public String cookie() {
        return "__Host-gatehouse-" + wireName;
    }

    /** Holds what a sign-in that is on its way needs to know. */
    public String signingInCookie() {
        return cookie() + "-signing-in";
    }
}
