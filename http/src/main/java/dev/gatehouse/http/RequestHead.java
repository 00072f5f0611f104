package dev.gatehouse.http;

import java.net.InetSocketAddress;

/** @param target path and query as they were sent */
record RequestHead(
        String id,
        String method,
        String target,
        Headers headers,
        String scheme,
        String host,
        InetSocketAddress remote) {}
