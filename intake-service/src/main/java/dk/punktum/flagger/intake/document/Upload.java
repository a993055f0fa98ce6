package dk.punktum.flagger.intake.document;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dk.punktum.flagger.intake.prohibited.ProhibitedRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;

/// A document while it arrives: its bytes go into a file, and never all into memory. The file loses its name as soon as
/// it is open (DELETE_ON_CLOSE, on Unix), so that nothing is left of it even when the process is killed.
final class Upload implements AutoCloseable {

    /// How every PDF begins (ISO 32000-2, section 7.5.2).
    private static final byte[] MAGIC = "%PDF-".getBytes(US_ASCII);

    private static final int CHUNK = 64 * 1024;

    private final FileChannel file;

    private Upload(FileChannel file) {
        this.file = file;
    }

    static Upload into(Path directory) throws IOException {
        return new Upload(FileChannel.open(
                directory.resolve("flagger-upload-" + UUID.randomUUID()),
                Set.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE)));
    }

    /// What came of reading it.
    sealed interface Reading {
        /// @param sha256 64 lower-case hex digits
        record Complete(String sha256, long bytes) implements Reading {}

        record TooLarge() implements Reading {}

        record NotAPdf() implements Reading {}

        /// It begins as what must not be sent.
        record Prohibited() implements Reading {}

        record BrokenOff() implements Reading {}
    }

    /// Reads to the end, or until it is clear that it is not wanted.
    ///
    /// @param limit in bytes
    /// @throws IOException when the file can not be written
    Reading read(InputStream body, long limit) throws IOException {
        MessageDigest hash = sha256();
        byte[] chunk = new byte[CHUNK];
        long bytes = 0;
        try {
            for (int length = fill(chunk, body); length > 0; length = fill(chunk, body)) {
                if (bytes == 0 && !beginsAsPdf(chunk, length)) {
                    return ProhibitedRules.beginsAsProhibited(chunk, length)
                            ? new Reading.Prohibited()
                            : new Reading.NotAPdf();
                }
                bytes += length;
                if (bytes > limit) {
                    return new Reading.TooLarge();
                }
                hash.update(chunk, 0, length);
                write(ByteBuffer.wrap(chunk, 0, length));
            }
        } catch (SenderGone e) {
            return new Reading.BrokenOff();
        }
        return bytes == 0
                ? new Reading.NotAPdf()
                : new Reading.Complete(HexFormat.of().formatHex(hash.digest()), bytes);
    }

    private static boolean beginsAsPdf(byte[] chunk, int length) {
        return length >= MAGIC.length && Arrays.equals(chunk, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /// Tells a sender that breaks off from a disk that fails.
    private static int fill(byte[] chunk, InputStream body) throws SenderGone {
        try {
            return body.readNBytes(chunk, 0, chunk.length);
        } catch (IOException e) {
            throw new SenderGone(e);
        }
    }

    private static final class SenderGone extends Exception {
        private static final long serialVersionUID = 1;

        SenderGone(IOException cause) {
            super(cause);
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    /// From its beginning. Ends with this upload.
    InputStream content() throws IOException {
        file.position(0);
        return Channels.newInputStream(file);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
