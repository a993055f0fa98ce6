package dk.punktum.flagger.intake.lookup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// A resolver that answers over UDP. `post-…` has an MX, `nulmx-…` a null MX, `adresse-…` an address and no MX;
/// `dnsfejl-…` brings SERVFAIL, `dnstavs-…` no answer; all other names exist and take no mail.
final class ResolverForTests {

    private static final Name HOST = Name.fromConstantString("post.example.");

    private final DatagramSocket socket;
    private final AtomicInteger questions = new AtomicInteger();

    ResolverForTests() {
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("resolver-for-tests").start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    int questions() {
        return questions.get();
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
                questions.incrementAndGet();
                Message query = new Message(Arrays.copyOf(buffer, packet.getLength()));
                String kind = query.getQuestion().getName().toString(true).replaceFirst("-.*", "");
                if (!kind.equals("dnstavs")) {
                    byte[] reply = answer(query, kind).toWire();
                    socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static Message answer(Message query, String kind) throws IOException {
        Record question = query.getQuestion();
        Name name = question.getName();
        var reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.addRecord(question, Section.QUESTION);
        switch (kind + " " + Type.string(question.getType())) {
            case "post MX" -> reply.addRecord(new MXRecord(name, DClass.IN, 60, 10, HOST), Section.ANSWER);
            case "nulmx MX" -> reply.addRecord(new MXRecord(name, DClass.IN, 60, 0, Name.root), Section.ANSWER);
            case "adresse AAAA" ->
                reply.addRecord(
                        new AAAARecord(name, DClass.IN, 60, InetAddress.getByName("2001:db8::1")), Section.ANSWER);
            case "dnsfejl MX" -> reply.getHeader().setRcode(Rcode.SERVFAIL);
            default ->
                reply.addRecord(new SOARecord(name, DClass.IN, 60, HOST, HOST, 1, 2, 3, 4, 5), Section.AUTHORITY);
        }
        return reply;
    }
}
