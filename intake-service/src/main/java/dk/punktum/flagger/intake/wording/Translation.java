package dk.punktum.flagger.intake.wording;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Says a problem in a language. Its type, and the codes in it, are the same in each.
public final class Translation {

    /// The member of a problem under which its [Wording] travels as far as here; nobody outside sees it.
    public static final String WORDING = "wording";

    public static HttpProblem of(HttpProblem problem, Language language) {
        HttpProblem.Builder translated = HttpProblem.builder()
                .withType(problem.getType())
                .withTitle(
                        Texts.find(language, "title." + problem.getStatusCode()).orElse(problem.getTitle()))
                .withStatus(problem.getStatusCode())
                .withDetail(detail(problem, language))
                .withInstance(problem.getInstance());
        problem.getHeaders().forEach(translated::withHeader);
        problem.getParameters().forEach((member, value) -> {
            if (!member.equals(WORDING)) {
                translated.with(member, said(value, language));
            }
        });
        return translated.build();
    }

    /// What the framework refuses comes without a wording of ours; its code is enough.
    private static @Nullable String detail(HttpProblem problem, Language language) {
        String type = Objects.toString(problem.getType());
        Wording wording = problem.getParameters().get(WORDING) instanceof Wording ours
                ? ours
                : Wording.problem(type.substring(type.lastIndexOf('/') + 1));
        return wording.find(language).orElse(problem.getDetail());
    }

    private static Object said(Object value, Language language) {
        return switch (value) {
            case Worded worded -> worded.in(language);
            case List<?> list -> list.stream().map(part -> said(part, language)).toList();
            default -> value;
        };
    }

    private Translation() {}
}
