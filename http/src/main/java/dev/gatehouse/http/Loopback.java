package dev.gatehouse.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** The addresses under which this machine reaches only itself. */
public final class Loopback {
    private Loopback() {}

    /** 127.0.0.1 and, where the machine has IPv6, ::1. */
    public static List<InetAddress> addresses() {
        var found = new ArrayList<InetAddress>();
        found.add(InetAddress.ofLiteral("127.0.0.1"));
        var six = InetAddress.ofLiteral("::1");
        if (canBind(six)) {
            found.add(six);
        }
        return List.copyOf(found);
    }

    private static boolean canBind(InetAddress address) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address, 0));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
