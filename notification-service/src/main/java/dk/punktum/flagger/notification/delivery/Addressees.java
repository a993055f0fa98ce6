package dk.punktum.flagger.notification.delivery;

import dk.punktum.flagger.events.NoticeRecipient;
import dk.punktum.flagger.notification.letter.Language;
import dk.punktum.flagger.notification.story.CaseFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// Looks up who a notice goes to. Asks outside, so never inside a transaction.
@ApplicationScoped
class Addressees {

    private static final int NOT_FOUND = 404;

    private final RegisterLookup register;
    private final AgreementContacts agreements;

    Addressees(@RestClient RegisterLookup register, @RestClient AgreementContacts agreements) {
        this.register = register;
        this.agreements = agreements;
    }

    /// @throws NotAnswering when the one who knows does not answer: try again later
    Addressee of(NoticeRecipient recipient, CaseFile file) {
        Optional<Party> party = switch (recipient) {
            case REGISTRANT -> Optional.of(registration(file).registrant());
            case REGISTRAR -> registration(file).registrar();
            case AUTHORITY -> Optional.of(authority(file));
        };
        return party.map(one -> AddressRules.choose(one, file.domain(), file.held()))
                .orElseGet(Addressee.Nobody::new);
    }

    /// A name that is no longer registered has a registrant no longer: nobody knows an address.
    private Registration registration(CaseFile file) {
        return asked("RDAP", () -> register.domain(file.domain().aLabel()))
                .map(Registration::in)
                .orElseGet(() -> new Registration(Party.UNKNOWN, Optional.of(Party.UNKNOWN)));
    }

    private Party authority(CaseFile file) {
        return asked("CONTACT", () -> agreements.of(file.agreementId()))
                .map(contact -> new Party(List.of(contact.contactEmail()), Language.of(contact.language())))
                .orElse(Party.UNKNOWN);
    }

    private static <T> Optional<T> asked(String whom, Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (WebApplicationException e) {
            int status = e.getResponse().getStatus();
            if (status == NOT_FOUND) {
                return Optional.empty();
            }
            throw new NotAnswering(whom + "_" + status, e);
        } catch (ProcessingException e) {
            throw new NotAnswering(whom + "_UNREACHABLE", e);
        }
    }
}
