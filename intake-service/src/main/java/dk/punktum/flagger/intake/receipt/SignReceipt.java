package dk.punktum.flagger.intake.receipt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;

/// Signs what was taken in, and keeps the signature with it. Inside the transaction that takes it in.
@ApplicationScoped
public class SignReceipt {

    private final ReceiptKeys keys;
    private final SignedReceipts receipts;
    private final ObjectMapper json;

    SignReceipt(ReceiptKeys keys, SignedReceipts receipts, ObjectMapper json) {
        this.keys = keys;
        this.receipts = receipts;
        this.json = json;
    }

    /// @return a JWS in its compact form
    public String sign(ReceiptClaims claims) {
        String signed = keys.sign(written(claims));
        receipts.keep(claims.flagId(), signed);
        return signed;
    }

    /// Kept with the version that it is about.
    ///
    /// @return a JWS in its compact form
    public String signCorrection(ReceiptClaims claims) {
        return keys.sign(written(claims));
    }

    private String written(ReceiptClaims claims) {
        try {
            return json.writeValueAsString(claims);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a receipt can always be written", e);
        }
    }
}
