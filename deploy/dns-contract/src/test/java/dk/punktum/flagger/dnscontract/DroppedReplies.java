package dk.punktum.flagger.dnscontract;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.xbill.DNS.Header;
import org.xbill.DNS.Opcode;

/// A line to the server on which the answers to updates get lost: they are carried out all the same.
final class DroppedReplies implements AutoCloseable {

    private final InetSocketAddress server;
    private final ServerSocket socket;

    DroppedReplies(InetSocketAddress server) throws IOException {
        this.server = server;
        this.socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket asker = socket.accept();
                Thread.ofVirtual().start(() -> forward(asker));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void forward(Socket asker) {
        try (asker;
                var line = new Socket(server.getAddress(), server.getPort())) {
            while (true) {
                byte[] query = read(asker);
                write(line, query);
                byte[] answer = read(line);
                if (new Header(query).getOpcode() == Opcode.UPDATE) {
                    return;
                }
                write(asker, answer);
            }
        } catch (IOException e) {
            // One of the two has hung up.
        }
    }

    private static byte[] read(Socket from) throws IOException {
        var in = new DataInputStream(from.getInputStream());
        byte[] message = new byte[in.readUnsignedShort()];
        in.readFully(message);
        return message;
    }

    private static void write(Socket to, byte[] message) throws IOException {
        var out = new DataOutputStream(to.getOutputStream());
        out.writeShort(message.length);
        out.write(message);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
