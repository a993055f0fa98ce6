package dk.punktum.flagger.intake.portal.handin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

/// Reads a form as a browser sends it. Files are on disk by then, and gone after the request.
final class FormReading {

    /// A list of a hundred names is far below it.
    private static final int LONGEST_LIST = 256 * 1024;

    private final Map<String, Collection<FormValue>> parts;

    FormReading(MultipartFormDataInput form) {
        this.parts = form.getValues();
    }

    /// The names of an uploaded list stand below those that were typed.
    FlagForm form() {
        Map<String, String> values = new HashMap<>();
        Stream.concat(FlagForm.WRITTEN.stream(), FlagForm.UNSEEN.stream())
                .forEach(field -> values.put(field, text(field)));
        List<String> names = new ArrayList<>(List.of(values.getOrDefault(FlagForm.DOMAINS, "")));
        file("list").ifPresent(file -> names.addAll(NamesRules.inFile(file.beginning(LONGEST_LIST))));
        values.put(FlagForm.DOMAINS, String.join("\n", names).strip());
        return new FlagForm(values, texts(FlagForm.ACKNOWLEDGED).collect(Collectors.toSet()));
    }

    Optional<Upload> document() {
        return file(FlagForm.DOCUMENT);
    }

    /// Empty when it is missing.
    String text(String field) {
        return texts(field).findFirst().orElse("");
    }

    private Stream<String> texts(String field) {
        return parts.getOrDefault(field, Set.of()).stream()
                .filter(part -> !part.isFileItem())
                .map(FormValue::getValue)
                // Browsers send CR LF for a line that ended otherwise when it was shown to them.
                .map(text -> text.replace("\r\n", "\n"));
    }

    /// A file field that was left empty is sent as a file without name and content.
    private Optional<Upload> file(String field) {
        return parts.getOrDefault(field, Set.of()).stream()
                .filter(FormValue::isFileItem)
                .map(Upload::new)
                .filter(upload -> !upload.isEmpty())
                .findFirst();
    }

    /// A file that came with the form.
    record Upload(FormValue part) {

        private static final int LONGEST_NAME = 100;

        /// Without what some browsers put before it, and not longer than can be shown.
        String name() {
            Path last = Path.of(String.valueOf(part.getFileName())
                            .replace('\\', '/')
                            .replace("\0", ""))
                    .getFileName();
            String name = last == null ? "" : last.toString();
            return name.substring(0, Math.min(name.length(), LONGEST_NAME));
        }

        InputStream open() throws IOException {
            return part.getFileItem().getInputStream();
        }

        byte[] beginning(int most) {
            try (InputStream content = open()) {
                return content.readNBytes(most);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        boolean isEmpty() {
            return beginning(1).length == 0;
        }
    }
}
