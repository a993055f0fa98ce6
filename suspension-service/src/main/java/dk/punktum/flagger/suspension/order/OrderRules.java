package dk.punktum.flagger.suspension.order;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What may be done with an order, by whom. No clock, no database.
final class OrderRules {

    private static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");

    /// Why something is refused. The name is the problem's code.
    enum Refusal {
        WRONG_STATUS("The order is not in a status that allows this."),
        FOUR_EYES("You have drafted this order: a second person has to approve it."),
        ORDER_OVER("The order's last day has passed."),
        NO_LANDING_PAGE("The registry has configured no landing page.");

        private final String detail;

        Refusal(String detail) {
            this.detail = detail;
        }

        String detail() {
            return detail;
        }

        /// Such as `four-eyes`.
        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Such as `O-2026-000001`. The number goes on over New Year, so that it alone names the order.
    static String number(long number, Instant draftedAt) {
        return "O-%d-%06d".formatted(draftedAt.atZone(DENMARK).getYear(), number);
    }

    /// The number in `O-2026-000001`.
    static long serial(String number) {
        return Long.parseLong(number.substring(number.lastIndexOf('-') + 1));
    }

    /// @param landingPage whether one is configured
    static Optional<Refusal> draft(OrderContent content, boolean landingPage, Instant now) {
        if (isOver(content, now)) {
            return Optional.of(Refusal.ORDER_OVER);
        }
        return wantsMissingPage(content, landingPage) ? Optional.of(Refusal.NO_LANDING_PAGE) : Optional.empty();
    }

    /// @param draftedBy   who entered it
    /// @param person      who wants to approve it
    /// @param landingPage whether one is configured
    static Optional<Refusal> approve(
            OrderStatus status,
            OrderContent content,
            String draftedBy,
            String person,
            boolean landingPage,
            Instant now) {
        Optional<Refusal> wrong = become(status, OrderStatus.APPROVED);
        if (wrong.isPresent()) {
            return wrong;
        }
        // By identity, not by role: one person may have both roles.
        return draftedBy.equals(person) ? Optional.of(Refusal.FOUR_EYES) : draft(content, landingPage, now);
    }

    /// What needs nothing but the right status.
    static Optional<Refusal> become(OrderStatus from, OrderStatus to) {
        return from.next().contains(to) ? Optional.empty() : Optional.of(Refusal.WRONG_STATUS);
    }

    private static boolean isOver(OrderContent content, Instant now) {
        @Nullable Instant end = content.term().fixedEnd();
        return end != null && !now.isBefore(end);
    }

    private static boolean wantsMissingPage(OrderContent content, boolean landingPage) {
        return switch (content.measure()) {
            case SUSPEND -> false;
            case LANDING_PAGE -> !landingPage;
        };
    }

    private OrderRules() {}
}
