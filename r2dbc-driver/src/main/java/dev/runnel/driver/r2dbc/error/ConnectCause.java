package dev.runnel.driver.r2dbc.error;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The failed step of opening a connection, with a description and advice. */
enum ConnectCause {
    UNKNOWN_HOST(
            "the host name cannot be resolved",
            "check the host of the URL, and that this machine resolves it (DNS, /etc/hosts)"),
    TIMEOUT(
            "the server did not accept the connection in time",
            "check the host and port of the URL, and that no firewall drops the packets"),
    NO_ROUTE("no network route leads to the host", "check the host of the URL, and the network of this machine"),
    REFUSED(
            "the host refuses connections at this port",
            "check the host and port of the URL, and that the server runs and listens there"),
    TLS(
            "no TLS connection could be agreed on with the server",
            "enable TLS on the server, make its certificate trusted (sslRootCert or sslCa in the URL), or change"
                    + " sslMode in the URL"),
    CLOSED(
            "the server closed the connection before it was ready",
            "read the log of the server: it may be starting, shutting down or out of connections, have no TLS although"
                    + " sslMode in the URL requires it, or be another kind of database");

    final String text;
    final String advice;

    ConnectCause(String text, String advice) {
        this.text = text;
        this.advice = advice;
    }

    /** Returns the step that the outermost known network error in the chain of causes names; {@link #CLOSED} if there is none. */
    static ConnectCause of(Throwable error) {
        return Stream.iterate(error, cause -> cause != null, Throwable::getCause)
                .map(ConnectCause::known)
                .filter(cause -> cause != CLOSED)
                .findFirst()
                .orElse(CLOSED);
    }

    private static ConnectCause known(@Nullable Throwable error) {
        if (error instanceof UnknownHostException) {
            return UNKNOWN_HOST;
        }
        if (error instanceof SSLException) {
            return TLS;
        }
        if (error instanceof NoRouteToHostException) {
            return NO_ROUTE;
        }
        if (error instanceof ConnectException) {
            // Netty's timeout is a subclass; Netty is not on every class path, so it is recognized by name
            return error.getClass().getSimpleName().equals("ConnectTimeoutException") ? TIMEOUT : REFUSED;
        }
        return CLOSED;
    }
}
