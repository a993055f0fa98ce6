package dk.punktum.flagger.standin.zone;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// What an authoritative server for the zone answers (RFC 1034, section 4.3.2), bytes in, bytes out.
@Singleton
final class DnsAnswers {

    /// RFC 1035, section 4.2.1: what fits into a UDP answer when the asker says nothing.
    private static final int PLAIN_UDP_BYTES = 512;

    /// What travels unfragmented nearly everywhere (the DNS flag day 2020 recommendation).
    private static final int EDNS_UDP_BYTES = 1232;

    private static final int HEADER_BYTES = 12;

    /// The header has room for four bits of the result code; the rest travels in OPT (RFC 6891, section 6.1.3).
    private static final int LOWER_RCODE = 0xF;

    private static final int UPPER_RCODE_SHIFT = 4;

    private final UpdatedZone zone;
    private final DnsUpdates updates;

    @Inject
    DnsAnswers(UpdatedZone zone, DnsUpdates updates) {
        this.zone = zone;
        this.updates = updates;
    }

    /// Of a zone that nobody may update.
    DnsAnswers(Zone zone) {
        this(new UpdatedZone(zone, false, Optional.empty()), DnsUpdates.NONE);
    }

    /// An answer to a datagram: one that is too long for it comes empty, with TC set, and is to be asked for over TCP.
    ///
    /// @return empty when nothing is to be answered
    Optional<byte[]> overUdp(byte[] query) {
        return answer(query).map(answer -> {
            byte[] whole = answer.message().toWire();
            return whole.length <= answer.udpBytes() ? whole : truncated(answer.message());
        });
    }

    /// @return empty when nothing is to be answered
    Optional<byte[]> overTcp(byte[] query) {
        return answer(query).map(answer -> answer.message().toWire());
    }

    /// @param udpBytes how long it may be in a datagram
    private record Answer(Message message, int udpBytes) {}

    private Optional<Answer> answer(byte[] bytes) {
        Message query;
        try {
            query = new Message(bytes);
        } catch (IOException e) {
            return malformed(bytes);
        }
        if (query.getHeader().getFlag(Flags.QR)) {
            // An answer to an answer could go back and forth for ever.
            return Optional.empty();
        }
        Message reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setOpcode(query.getHeader().getOpcode());
        if (query.getHeader().getFlag(Flags.RD)) {
            reply.getHeader().setFlag(Flags.RD);
        }
        Record question = query.getQuestion();
        if (question != null) {
            reply.addRecord(question, Section.QUESTION);
        }
        OPTRecord edns = query.getOPT();
        if (query.getHeader().getOpcode() == Opcode.UPDATE && updates.areTaken()) {
            updates.carryOut(query, bytes, reply);
            return Optional.of(new Answer(reply, EDNS_UDP_BYTES));
        }
        int code = fill(reply, query, question, edns);
        reply.getHeader().setRcode(code & LOWER_RCODE);
        if (edns != null) {
            reply.addRecord(ourEdns(code, edns), Section.ADDITIONAL);
        }
        return Optional.of(new Answer(reply, udpBytes(edns)));
    }

    private int fill(Message reply, Message query, @Nullable Record question, @Nullable OPTRecord edns) {
        if (edns != null && edns.getVersion() > 0) {
            return Rcode.BADVERS;
        }
        if (query.getHeader().getOpcode() != Opcode.QUERY) {
            return Rcode.NOTIMP;
        }
        if (question == null || query.getHeader().getCount(Section.QUESTION) != 1) {
            return Rcode.FORMERR;
        }
        if (question.getDClass() != DClass.IN
                || !question.getName().subdomain(Zone.APEX)
                || isTransfer(question.getType())) {
            return Rcode.REFUSED;
        }
        if (!zone.isLoaded()) {
            return Rcode.SERVFAIL;
        }
        return question.getName().equals(Zone.APEX)
                ? apex(reply, question.getType())
                : below(reply, question.getName(), question.getType(), edns);
    }

    private int apex(Message reply, int type) {
        reply.getHeader().setFlag(Flags.AA);
        switch (type) {
            case Type.SOA -> reply.addRecord(zone.soa(), Section.ANSWER);
            case Type.NS -> addAll(reply, zone.apexNameServers(), Section.ANSWER);
            case Type.ANY -> {
                reply.addRecord(zone.soa(), Section.ANSWER);
                addAll(reply, zone.apexNameServers(), Section.ANSWER);
            }
            default -> reply.addRecord(zone.soa(), Section.AUTHORITY);
        }
        return Rcode.NOERROR;
    }

    private int below(Message reply, Name name, int type, @Nullable OPTRecord edns) {
        Optional<Delegation> found = zone.delegationOver(name);
        if (found.isEmpty()) {
            reply.getHeader().setFlag(Flags.AA);
            return withoutDelegation(reply, name, type);
        }
        Optional<MXRecord> mail = type == Type.MX ? zone.mailExchanger(name) : Optional.empty();
        if (mail.isPresent()) {
            reply.addRecord(mail.get(), Section.ANSWER);
            return Rcode.NOERROR;
        }
        Delegation delegation = found.get();
        if (type == Type.DS && name.equals(delegation.name())) {
            ds(reply, delegation);
        } else {
            referral(reply, delegation, edns);
        }
        return Rcode.NOERROR;
    }

    /// Addresses that an update has left without the delegation over them are data like any other.
    private int withoutDelegation(Message reply, Name name, int type) {
        List<Record> left = zone.leftAt(name, type);
        addAll(reply, left, Section.ANSWER);
        if (!left.isEmpty()) {
            return Rcode.NOERROR;
        }
        reply.addRecord(zone.soa(), Section.AUTHORITY);
        return Rcode.NXDOMAIN;
    }

    /// DS is the one thing about a delegation that the parent is the authority on (RFC 4035, section 3.1.4.1).
    private void ds(Message reply, Delegation delegation) {
        reply.getHeader().setFlag(Flags.AA);
        if (delegation.ds().isEmpty()) {
            reply.addRecord(zone.soa(), Section.AUTHORITY);
        } else {
            addAll(reply, delegation.ds(), Section.ANSWER);
        }
    }

    private static void referral(Message reply, Delegation delegation, @Nullable OPTRecord edns) {
        addAll(reply, delegation.nameServers(), Section.AUTHORITY);
        if (wantsDnssec(edns)) {
            addAll(reply, delegation.ds(), Section.AUTHORITY);
        }
        addAll(reply, delegation.glue(), Section.ADDITIONAL);
    }

    private static boolean isTransfer(int type) {
        return type == Type.AXFR || type == Type.IXFR;
    }

    private static boolean wantsDnssec(@Nullable OPTRecord edns) {
        return edns != null && (edns.getFlags() & ExtendedFlags.DO) != 0;
    }

    private static int udpBytes(@Nullable OPTRecord edns) {
        return edns == null ? PLAIN_UDP_BYTES : Math.clamp(edns.getPayloadSize(), PLAIN_UDP_BYTES, EDNS_UDP_BYTES);
    }

    /// DO is copied (RFC 3225, section 3).
    private static OPTRecord ourEdns(int code, OPTRecord asked) {
        return new OPTRecord(EDNS_UDP_BYTES, code >> UPPER_RCODE_SHIFT, 0, asked.getFlags() & ExtendedFlags.DO);
    }

    /// In-zone glue that does not fit must set TC just as well (RFC 9471), so nothing is left out piecemeal.
    private static byte[] truncated(Message whole) {
        Message empty = new Message(whole.getHeader().getID());
        Header header = empty.getHeader();
        header.setOpcode(whole.getHeader().getOpcode());
        for (int flag : new int[] {Flags.QR, Flags.AA, Flags.RD}) {
            if (whole.getHeader().getFlag(flag)) {
                header.setFlag(flag);
            }
        }
        header.setFlag(Flags.TC);
        header.setRcode(whole.getHeader().getRcode());
        addAll(empty, whole.getSection(Section.QUESTION), Section.QUESTION);
        OPTRecord edns = whole.getOPT();
        if (edns != null) {
            empty.addRecord(edns, Section.ADDITIONAL);
        }
        return empty.toWire();
    }

    private static Optional<Answer> malformed(byte[] bytes) {
        if (bytes.length < HEADER_BYTES || (bytes[2] & 0x80) != 0) {
            return Optional.empty();
        }
        Message reply = new Message(Byte.toUnsignedInt(bytes[0]) << 8 | Byte.toUnsignedInt(bytes[1]));
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setRcode(Rcode.FORMERR);
        return Optional.of(new Answer(reply, PLAIN_UDP_BYTES));
    }

    private static void addAll(Message reply, List<? extends Record> records, int section) {
        records.forEach(record -> reply.addRecord(record, section));
    }
}
