package dk.punktum.flagger.intake.prohibited;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What may be material that it is illegal to hold, as far as the sender says so and the first bytes show. Nothing is
/// opened to find out more: whoever opens it has it.
public final class ProhibitedRules {

    /// How many of the first bytes are looked at.
    public static final int BYTES_LOOKED_AT = 16;

    /// Types of XARF v4 reports about sexual abuse and exploitation of children.
    private static final Set<String> REPORTS = Set.of("csam", "csem");

    /// Beginnings of pictures, films and archives, after the number of bytes that are skipped.
    private record Beginning(int at, byte[] bytes) {

        static Beginning of(int at, String latin1) {
            return new Beginning(at, latin1.getBytes(StandardCharsets.ISO_8859_1));
        }

        boolean isOf(byte[] content, int length) {
            if (length < at + bytes.length) {
                return false;
            }
            for (int i = 0; i < bytes.length; i++) {
                if (content[at + i] != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Beginning> BEGINNINGS = List.of(
            // JPEG, PNG, GIF, BMP, TIFF
            Beginning.of(0, "\u00ff\u00d8\u00ff"),
            Beginning.of(0, "\u0089PNG"),
            Beginning.of(0, "GIF8"),
            Beginning.of(0, "BM"),
            Beginning.of(0, "II*\0"),
            Beginning.of(0, "MM\0*"),
            // WebP, AVI; MP4, QuickTime, HEIC; Matroska, WebM; MPEG; Ogg; Windows Media
            Beginning.of(0, "RIFF"),
            Beginning.of(4, "ftyp"),
            Beginning.of(0, "\u001aE\u00df\u00a3"),
            Beginning.of(0, "\0\0\u0001\u00ba"),
            Beginning.of(0, "\0\0\u0001\u00b3"),
            Beginning.of(0, "OggS"),
            Beginning.of(0, "0&\u00b2u"),
            // ZIP, RAR, 7-Zip, gzip
            Beginning.of(0, "PK\u0003\u0004"),
            Beginning.of(0, "Rar!"),
            Beginning.of(0, "7z\u00bc\u00af"),
            Beginning.of(0, "\u001f\u008b"));

    /// @param category of a XARF report, as it was sent
    /// @param type     of a XARF report, as it was sent
    public static boolean isProhibitedReport(@Nullable String category, @Nullable String type) {
        return type != null && REPORTS.contains(type.strip().toLowerCase(Locale.ROOT))
                || category != null && REPORTS.contains(category.strip().toLowerCase(Locale.ROOT));
    }

    /// Whether it begins as a picture, a film or an archive.
    ///
    /// @param length how much of `content` counts
    public static boolean beginsAsProhibited(byte[] content, int length) {
        return BEGINNINGS.stream().anyMatch(beginning -> beginning.isOf(content, length));
    }

    private ProhibitedRules() {}
}
