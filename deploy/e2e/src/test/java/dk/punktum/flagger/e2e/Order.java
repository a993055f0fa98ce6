package dk.punktum.flagger.e2e;

import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.local.Http.Answer;
import dk.punktum.flagger.local.Ports.Part;
import dk.punktum.flagger.local.Stack;
import java.util.Map;
import java.util.UUID;

/// A court's order, entered by one person and approved by another.
final class Order {

    private final Stack stack;
    private final String url;

    private Order(Stack stack, String url) {
        this.stack = stack;
        this.url = url;
    }

    /// @param measure `SUSPEND` or `LANDING_PAGE`
    static Order draft(Stack stack, String domain, String measure) {
        String orders = stack.url(Part.SUSPENSION_SERVICE) + "/orders";
        String id = stack.http()
                .post(
                        Identity.ANNA,
                        orders,
                        Map.of(
                                "domain",
                                domain,
                                "cause",
                                "COURT_ORDER",
                                "measure",
                                measure,
                                "legalGround",
                                "terms-10.1",
                                "reference",
                                UUID.randomUUID().toString()))
                .ok()
                .path("id")
                .asText();
        return new Order(stack, orders + "/" + id);
    }

    Order approve() {
        stack.http().post(Identity.CLARA, url + "/approve", Map.of()).ok();
        return this;
    }

    Answer lift() {
        return stack.http().post(Identity.BO, url + "/lift", Map.of("reason", "REVOKED"));
    }
}
