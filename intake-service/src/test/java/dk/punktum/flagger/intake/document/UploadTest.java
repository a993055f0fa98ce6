package dk.punktum.flagger.intake.document;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTest {

    @TempDir
    private Path directory;

    @Test
    void aDocumentIsKeptAndHashed() throws IOException {
        byte[] document = document(300_000);
        try (Upload upload = Upload.into(directory)) {
            assertThat(upload.read(new ByteArrayInputStream(document), 300_000))
                    .isEqualTo(new Upload.Reading.Complete(sha256(document), 300_000));
            assertThat(upload.content().readAllBytes()).isEqualTo(document);
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void whatBeginsAsAPictureIsFoundOutAndNotKept() throws IOException {
        assertThat(reading("GIF89a".getBytes(US_ASCII), 1000)).isEqualTo(new Upload.Reading.Prohibited());
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void oneByteTooManyIsTooMany() throws IOException {
        assertThat(reading(document(300_001), 300_000)).isEqualTo(new Upload.Reading.TooLarge());
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%PDF", "%pdf-1.7", " %PDF-1.7", "<html>"})
    void whatDoesNotBeginAsAPdfIsNone(String content) throws IOException {
        assertThat(reading(content.getBytes(US_ASCII), 1000)).isEqualTo(new Upload.Reading.NotAPdf());
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aSenderThatBreaksOffIsToldFromADiskThatFails() throws IOException {
        InputStream breaking = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        try (Upload upload = Upload.into(directory)) {
            assertThat(upload.read(
                            new SequenceInputStream(new ByteArrayInputStream(document(100_000)), breaking), 1_000_000))
                    .isEqualTo(new Upload.Reading.BrokenOff());
        }
        assertThat(directory).isEmptyDirectory();
    }

    /// DELETE_ON_CLOSE takes the name away at once on Unix; where it does not, it still goes with the end of the
    /// upload.
    @Test
    void aKilledProcessLeavesNoFileEither() throws IOException {
        try (Upload upload = Upload.into(directory)) {
            upload.read(new ByteArrayInputStream(document(10)), 10);
            assertThat(directory).isEmptyDirectory();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sha-256=:%s:",
                "sha-512=:AAAA:, sha-256=:%s:",
                " sha-256 = :%s: ",
                "sha-256=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:,sha-256=:%s:"
            })
    void theAnnouncedHashIsUnderstood(String field) {
        byte[] hash = new byte[32];
        hash[0] = (byte) 0xa2;
        String base64 = Base64.getEncoder().encodeToString(hash);

        assertThat(ContentDigest.of(field.formatted(base64)))
                .isEqualTo(new ContentDigest.Expected("a2" + "00".repeat(31)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha-512=:AAAA:", "", "  "})
    void otherAlgorithmsSayNothing(String field) {
        assertThat(ContentDigest.of(field)).isEqualTo(new ContentDigest.Absent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha-256=abc", "sha-256=:abc:", "sha-256=::", "sha-256", "=:AA==:", "sha-256=:%%%%:"})
    void anythingElseIsMalformed(String field) {
        assertThat(ContentDigest.of(field)).isEqualTo(new ContentDigest.Malformed());
    }

    private Upload.Reading reading(byte[] content, long limit) throws IOException {
        try (Upload upload = Upload.into(directory)) {
            return upload.read(new ByteArrayInputStream(content), limit);
        }
    }

    private static byte[] document(int size) {
        byte[] document = new byte[size];
        System.arraycopy("%PDF-".getBytes(US_ASCII), 0, document, 0, 5);
        return document;
    }

    private static String sha256(byte[] content) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(
                            java.security.MessageDigest.getInstance("SHA-256").digest(content));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
