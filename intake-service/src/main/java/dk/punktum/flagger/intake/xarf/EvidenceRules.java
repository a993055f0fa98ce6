package dk.punktum.flagger.intake.xarf;

import com.fasterxml.jackson.databind.JsonNode;
import dk.punktum.flagger.intake.Problems.FieldError;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whether evidence is what its report says (XARF v4 core schema, `evidence_item`). The specification's own samples
/// often have wrong hashes: nothing is believed that has not been worked out here.
final class EvidenceRules {

    /// As the schema has it.
    static final int MOST_ITEMS = 50;

    private static final Pattern HASH = Pattern.compile("(md5|sha1|sha256|sha512):([0-9a-fA-F]+)");

    private static final Map<String, String> ALGORITHMS =
            Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256", "sha512", "SHA-512");

    /// @param items      those that can be read
    /// @param faults     what can not be read
    /// @param mismatches what is not what it is said to be
    record Finding(List<EvidenceItem> items, List<FieldError> faults, List<FieldError> mismatches) {}

    /// @param evidence the member of that name; null when there is none
    static Finding find(@Nullable JsonNode evidence) {
        var finding = new Finding(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        if (evidence == null || evidence.isNull()) {
            return finding;
        }
        if (!evidence.isArray()) {
            finding.faults().add(FieldError.of("/evidence", "not-an-array"));
        } else if (evidence.size() > MOST_ITEMS) {
            finding.faults().add(FieldError.of("/evidence", "too-many-evidence-items", MOST_ITEMS));
        } else {
            for (int i = 0; i < evidence.size(); i++) {
                look(i, evidence.get(i), finding);
            }
        }
        return finding;
    }

    private static void look(int position, JsonNode item, Finding finding) {
        String pointer = "/evidence/" + position;
        byte[] content = content(item.path("payload"));
        if (content == null) {
            finding.faults().add(FieldError.of(pointer + "/payload", "not-base64"));
            return;
        }
        if (!item.path("content_type").isTextual()) {
            finding.faults().add(FieldError.of(pointer + "/content_type", "missing"));
        }
        JsonNode size = item.path("size");
        if (!size.isMissingNode()
                && !size.isNull()
                && !(size.isIntegralNumber() && size.longValue() == content.length)) {
            finding.mismatches().add(FieldError.of(pointer + "/size", "evidence-size-mismatch", content.length));
        }
        JsonNode hash = item.path("hash");
        boolean absent = hash.isMissingNode() || hash.isNull();
        if (!absent) {
            hold(content, hash.asText(), pointer + "/hash", finding);
        }
        finding.items()
                .add(new EvidenceItem(
                        position,
                        content.length,
                        hex("SHA-256", content),
                        absent ? EvidenceItem.Check.ABSENT : EvidenceItem.Check.VERIFIED));
    }

    private static void hold(byte[] content, String hash, String pointer, Finding finding) {
        Matcher parts = HASH.matcher(hash);
        if (!parts.matches()) {
            finding.faults().add(FieldError.of(pointer, "not-a-hash"));
            return;
        }
        String right = hex(ALGORITHMS.getOrDefault(parts.group(1), ""), content);
        if (!right.equals(parts.group(2).toLowerCase(Locale.ROOT))) {
            finding.mismatches().add(FieldError.of(pointer, "evidence-hash-mismatch", parts.group(1) + ":" + right));
        }
    }

    private static byte @Nullable [] content(JsonNode payload) {
        if (!payload.isTextual()) {
            return null;
        }
        try {
            return Base64.getDecoder().decode(payload.textValue());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String hex(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    private EvidenceRules() {}
}
