package dk.punktum.flagger.suspension.primary;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/// DNS over TCP (RFC 7766): every message has its length before it, one after the other on one connection. Our own,
/// because it has to be known whether a message has left or not.
final class DnsConnection implements AutoCloseable {

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    /// @param timeout for the connection, and for each answer
    DnsConnection(InetSocketAddress server, Duration timeout) throws IOException {
        socket = new Socket();
        try {
            // Resolved anew each time: a primary that has moved is found again.
            socket.connect(new InetSocketAddress(server.getHostString(), server.getPort()), (int) timeout.toMillis());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) timeout.toMillis());
            in = new DataInputStream(socket.getInputStream());
            out = new DataOutputStream(socket.getOutputStream());
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    byte[] exchange(byte[] query) throws IOException {
        // One segment: some servers read length and message in one go.
        byte[] framed = new byte[2 + query.length];
        framed[0] = (byte) (query.length >> 8);
        framed[1] = (byte) query.length;
        System.arraycopy(query, 0, framed, 2, query.length);
        out.write(framed);
        out.flush();
        byte[] answer = new byte[in.readUnsignedShort()];
        in.readFully(answer);
        return answer;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
