package dk.punktum.flagger.casework;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// A small resolver. `post-…` has an MX, `nulmx-…` a null MX, `adresse-…` an address and no MX; about `henvist-…` it
/// refers to others, `dnsfejl-…` brings SERVFAIL, `dnstavs-…` no answer; all other names exist and take no mail.
class ResolverForTests {

    private static final Name HOST = Name.fromConstantString("post.example.");

    private DatagramSocket socket;

    /// @return the port
    int start() {
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("resolver-for-tests").start(this::serve);
        return socket.getLocalPort();
    }

    void stop() {
        socket.close();
    }

    private void serve() {
        byte[] buffer = new byte[4096];
        while (!socket.isClosed()) {
            try {
                var packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                Message query = new Message(Arrays.copyOf(buffer, packet.getLength()));
                if (!name(query).startsWith("dnstavs-")) {
                    byte[] reply = answer(query).toWire();
                    socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static Message answer(Message query) throws IOException {
        Record question = query.getQuestion();
        Name name = question.getName();
        var reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.addRecord(question, Section.QUESTION);
        boolean mx = question.getType() == Type.MX;
        String prefix = name(query).replaceFirst("-.*", "");
        if (prefix.equals("dnsfejl")) {
            reply.getHeader().setRcode(Rcode.SERVFAIL);
        } else if (prefix.equals("henvist")) {
            reply.addRecord(new NSRecord(name, DClass.IN, 60, HOST), Section.AUTHORITY);
        } else if (prefix.equals("post") && mx) {
            reply.addRecord(new MXRecord(name, DClass.IN, 60, 10, HOST), Section.ANSWER);
        } else if (prefix.equals("nulmx") && mx) {
            reply.addRecord(new MXRecord(name, DClass.IN, 60, 0, Name.root), Section.ANSWER);
        } else if (prefix.equals("adresse") && question.getType() == Type.A) {
            reply.addRecord(new ARecord(name, DClass.IN, 60, InetAddress.getByName("192.0.2.1")), Section.ANSWER);
        } else {
            reply.addRecord(new SOARecord(name, DClass.IN, 60, HOST, HOST, 1, 2, 3, 4, 5), Section.AUTHORITY);
        }
        return reply;
    }

    private static String name(Message query) {
        return query.getQuestion().getName().toString(true);
    }
}
