package dev.gatehouse.model.catalogue;

/** Who may write a property and who may read it. */
public enum Access {
    /** Written by the caller, and given back. */
    READ_WRITE,
    /** The server's: what a request says of it is not heard. */
    READ_ONLY,
    /** An instruction of the request: heard, and never kept. */
    WRITE_ONLY,
    /** Kept sealed, and given back only by the action made for it. */
    SECRET
}
