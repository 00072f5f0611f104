package dev.gatehouse.management.arm;

/** One transaction that changes resources. All its changes get one revision. */
public interface ResourceChange extends ResourceView {

    /** Writes a resource that is there, with what it holds now. Its revision is given by the transaction. */
    void save(Resource changed);

    /** Takes a resource and all below it away, without asking anybody. Nothing happens if it isn't there. */
    void remove(ResourceId id);
}
