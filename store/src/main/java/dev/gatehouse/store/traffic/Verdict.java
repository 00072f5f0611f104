package dev.gatehouse.store.traffic;

/** How Azure's reports sort calls by their status (operations {@code reports/*}, fields {@code callCount…}). */
enum Verdict {
    SUCCESS,
    BLOCKED,
    FAILED,
    OTHER;

    static Verdict of(int status) {
        if (status <= 301 || status == 304 || status == 307) {
            return SUCCESS;
        }
        if (status == 401 || status == 403 || status == 429) {
            return BLOCKED;
        }
        return status == 400 || status >= 500 ? FAILED : OTHER;
    }
}
