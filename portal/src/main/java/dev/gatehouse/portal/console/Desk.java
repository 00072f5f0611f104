package dev.gatehouse.portal.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.portal.session.Session;

import java.util.List;

/** What one may try out at a portal, and as whom: one for managers, one for developers. */
interface Desk {

    /**
     * The operation.
     *
     * @throws dev.gatehouse.http.RequestException 404 if there is none for who asks
     */
    CallTarget target(Session session, String api, String operation);

    /**
     * An application to call as.
     *
     * @throws dev.gatehouse.http.RequestException 404 if there is none for who asks
     */
    Resource application(Session session, String name);

    /** The products with the API whose tokens may be asked for, first those that the application has. */
    List<Resource> products(Session session, CallTarget target, Resource application);

    /**
     * The subscription to call with.
     *
     * @throws dev.gatehouse.http.RequestException 404 if there is none for who asks
     */
    Resource subscription(Session session, String name);

    /** With what the operation may be tried out, added to its description. */
    void offer(Session session, CallTarget target, ObjectNode document);
}
