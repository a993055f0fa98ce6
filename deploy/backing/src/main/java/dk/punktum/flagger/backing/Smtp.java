package dk.punktum.flagger.backing;

import java.util.List;

/// A mail server that accepts every recipient and shows what it received.
public interface Smtp extends BackingService {

    String host();

    int port();

    /// Every mail since the start or the last `forget`, one per recipient, oldest first, as it came over the wire
    /// (RFC 5322). [ReceivedMail#allOf] reads them.
    List<byte[]> received();

    void forget();
}
