package dk.punktum.flagger.backing;

import java.io.IOException;
import java.net.InetAddress;

/// OIDC or SMTP as a program, for the image that is made of this module. It listens to everybody: what may come in is
/// the container engine's affair.
final class ServerMain {

    private static final String EVERYBODY = "0.0.0.0";

    private ServerMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        QuietLogs.apply();
        int port = Integer.parseInt(args[1]);
        switch (args[0]) {
            case "oidc" -> new EmbeddedOidc(port, InetAddress.getByName(EVERYBODY)).start();
            case "smtp" -> {
                EmbeddedSmtp smtp = new EmbeddedSmtp(port, EVERYBODY);
                smtp.start();
                new MailsOverHttp(smtp).listen(Integer.parseInt(args[2]));
            }
            default -> throw new IllegalArgumentException("oidc or smtp, not " + args[0]);
        }
        Thread.currentThread().join();
    }
}
