package dk.punktum.flagger.suspension;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;

/// A registry in this JVM: RDAP and the zone's two servers, on free ports, all showing what a test tells them to.
public final class FakeRegistry implements AutoCloseable {

    private static final String HELD = "server hold,server update prohibited,server transfer prohibited,"
            + "server renew prohibited,server delete prohibited";
    private static final List<String> SERVERS = List.of("ns1.example.net", "ns2.example.net");

    /// @param statuses in RDAP's words
    /// @param members what RDAP says besides, as JSON members with a leading comma
    /// @param led     what the zone has instead of `nameServers`; empty when it has those
    private record Shown(
            List<String> statuses, List<String> nameServers, boolean inZone, List<String> led, String members) {

        Shown withStatuses(List<String> statuses) {
            return new Shown(statuses, nameServers, inZone, led, members);
        }

        Shown withNameServers(List<String> nameServers) {
            return new Shown(statuses, nameServers, inZone, led, members);
        }

        Shown withInZone(boolean inZone) {
            return new Shown(statuses, nameServers, inZone, List.of(), members);
        }

        Shown ledTo(List<String> servers) {
            List<String> without = statuses.stream()
                    .filter(status -> !status.equals("server hold"))
                    .toList();
            return new Shown(without, nameServers, true, servers, members);
        }

        List<String> delegation() {
            return led.isEmpty() ? nameServers : led;
        }

        Shown withMembers(String members) {
            return new Shown(statuses, nameServers, inZone, led, members);
        }
    }

    private final Map<String, Shown> names = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> questions = new ConcurrentHashMap<>();
    private final HttpServer http;
    private final DatagramSocket dns;
    private final DatagramSocket secondDns;
    private final Map<String, Shown> atSecond = new ConcurrentHashMap<>();
    private volatile boolean rdapDown;

    public FakeRegistry() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/rdap/domain/", this::answerRdap);
        http.start();
        dns = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        secondDns = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> answerDns(dns, names::get));
        Thread.ofVirtual().start(() -> answerDns(secondDns, name -> atSecond.getOrDefault(name, names.get(name))));
    }

    public String rdapUrl() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/rdap";
    }

    public String dnsServer() {
        return "127.0.0.1:" + dns.getLocalPort();
    }

    public String secondDnsServer() {
        return "127.0.0.1:" + secondDns.getLocalPort();
    }

    /// The second of the zone's servers goes on showing what it shows now.
    public void keepSecondServerBehind(String name) {
        atSecond.put(name, names.get(name));
    }

    public void letSecondServerCatchUp(String name) {
        atSecond.remove(name);
    }

    /// @param statuses in RDAP's words
    public void register(String name, String... statuses) {
        names.put(name, new Shown(List.of(statuses), SERVERS, true, List.of(), ""));
    }

    public void forget(String name) {
        names.remove(name);
    }

    public void takeOutOfZone(String name) {
        names.computeIfPresent(name, (_, was) -> was.withInZone(false));
    }

    public void putIntoZone(String name) {
        names.computeIfPresent(name, (_, was) -> was.withInZone(true));
    }

    /// Sets the five statuses, besides those that are there.
    public void hold(String name) {
        names.computeIfPresent(name, (_, was) -> {
            var all = new ArrayList<>(was.statuses());
            all.addAll(List.of(HELD.split(",")));
            return was.withStatuses(all.stream().distinct().toList());
        });
    }

    /// @param statuses in RDAP's words
    public void setStatuses(String name, String... statuses) {
        names.computeIfPresent(name, (_, was) -> was.withStatuses(List.of(statuses)));
    }

    public void delegateTo(String name, String... nameServers) {
        names.computeIfPresent(name, (_, was) -> was.withNameServers(List.of(nameServers)));
    }

    /// @param json members of the domain object, such as `"dkhm_autoRenew":true`
    public void say(String name, String json) {
        names.computeIfPresent(name, (_, was) -> was.withMembers("," + json));
    }

    /// Carries out a whole suspension that leads the name elsewhere; its own servers stay in RDAP.
    public void lead(String name, String... nameServers) {
        hold(name);
        names.computeIfPresent(name, (_, was) -> was.ledTo(List.of(nameServers)));
    }

    /// Carries out a whole suspension.
    public void suspend(String name) {
        takeOutOfZone(name);
        hold(name);
    }

    /// Carries out a whole reinstatement.
    ///
    /// @param statuses in RDAP's words
    public void reinstate(String name, String... statuses) {
        putIntoZone(name);
        setStatuses(name, statuses);
    }

    public void setRdapDown(boolean down) {
        rdapDown = down;
    }

    /// How often RDAP was asked about a name.
    public int questionsAbout(String name) {
        return questions.getOrDefault(name, new AtomicInteger()).get();
    }

    private void answerRdap(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring("/rdap/domain/".length());
        questions.computeIfAbsent(name, _ -> new AtomicInteger()).incrementAndGet();
        Shown shown = names.get(name);
        if (rdapDown) {
            send(exchange, 503, "{}");
        } else if (shown == null) {
            send(exchange, 404, "{\"errorCode\":404}");
        } else {
            send(exchange, 200, """
                    {"objectClassName":"domain","ldhName":"%s","status":[%s],"nameservers":[%s],
                     "secureDNS":{"delegationSigned":true,
                                  "dsData":[{"keyTag":12345,"algorithm":13,"digestType":2,"digest":"00ff"}]}%s}""".formatted(
                            name.toUpperCase(),
                            shown.statuses().stream().map("\"%s\""::formatted).collect(Collectors.joining(",")),
                            shown.nameServers().stream()
                                    .map("{\"objectClassName\":\"nameserver\",\"ldhName\":\"%s.\"}"::formatted)
                                    .collect(Collectors.joining(",")),
                            shown.members()));
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/rdap+json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static void answerDns(DatagramSocket dns, Function<String, Shown> zone) {
        byte[] buffer = new byte[4096];
        while (!dns.isClosed()) {
            try {
                var packet = new DatagramPacket(buffer, buffer.length);
                dns.receive(packet);
                byte[] answer = answer(new Message(Arrays.copyOf(buffer, packet.getLength())), zone)
                        .toWire();
                dns.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (SocketException e) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Message answer(Message query, Function<String, Shown> zone) throws IOException {
        Name asked = query.getQuestion().getName();
        Shown shown = zone.apply(asked.toString(true));
        var answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.addRecord(query.getQuestion(), Section.QUESTION);
        if (shown != null && shown.inZone()) {
            for (String server : shown.delegation()) {
                answer.addRecord(new NSRecord(asked, DClass.IN, 60, Name.fromString(server + ".")), Section.AUTHORITY);
            }
        } else {
            Name apex = Name.fromString("dk.");
            answer.getHeader().setFlag(Flags.AA);
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
            answer.addRecord(new SOARecord(apex, DClass.IN, 60, apex, apex, 1, 1, 1, 1, 1), Section.AUTHORITY);
        }
        return answer;
    }

    @Override
    public void close() {
        http.stop(0);
        dns.close();
        secondDns.close();
    }
}
