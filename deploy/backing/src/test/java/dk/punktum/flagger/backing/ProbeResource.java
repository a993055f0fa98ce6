package dk.punktum.flagger.backing;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Uses each of the four servers from inside Quarkus.
@ApplicationScoped
@Path("/probe")
public class ProbeResource {

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final DataSource database;
    private final Emitter<String> said;
    private final Mailer mailer;
    private final SecurityIdentity caller;

    ProbeResource(DataSource database, @Channel("said") Emitter<String> said, Mailer mailer, SecurityIdentity caller) {
        this.database = database;
        this.said = said;
        this.mailer = mailer;
        this.caller = caller;
    }

    @GET
    @Path("/caller")
    @RolesAllowed("registry-admin")
    public String caller() {
        return caller.getPrincipal().getName();
    }

    @GET
    @Path("/database")
    public String database() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select current_database()")) {
            result.next();
            return result.getString(1);
        }
    }

    @POST
    @Path("/say")
    public void say(String words) {
        said.send(words);
    }

    @GET
    @Path("/heard")
    public String heard() {
        return String.join(",", heard);
    }

    @Incoming("heard")
    void hear(String words) {
        heard.add(words);
    }

    @POST
    @Path("/mail")
    public void mail(String subject) {
        mailer.send(Mail.withText("registrant@eksempel.example", subject, "Kære æøå"));
    }
}
