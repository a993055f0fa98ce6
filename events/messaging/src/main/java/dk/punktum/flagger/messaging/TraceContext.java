package dk.punktum.flagger.messaging;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Carries a trace from the work that publishes an event to the work that the event causes.
/// Source: W3C Trace Context, section 3.2 "traceparent".
final class TraceContext {

    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

    /// The running span as a `traceparent`, if there is one.
    static @Nullable String current() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-%s-%s-%s"
                        .formatted(
                                span.getTraceId(),
                                span.getSpanId(),
                                span.getTraceFlags().asHex())
                : null;
    }

    /// Runs the work as a part of the given trace. A broken `traceparent` starts none.
    static void continuing(@Nullable String traceparent, Runnable work) {
        Matcher parts = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
        if (!parts.matches()) {
            work.run();
            return;
        }
        SpanContext cause = SpanContext.createFromRemoteParent(
                parts.group(1), parts.group(2), TraceFlags.fromHex(parts.group(3), 0), TraceState.getDefault());
        Context.current().with(Span.wrap(cause)).wrap(work).run();
    }

    private TraceContext() {}
}
