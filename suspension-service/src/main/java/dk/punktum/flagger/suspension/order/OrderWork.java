package dk.punktum.flagger.suspension.order;

import dk.punktum.flagger.suspension.SuspensionConfig;
import dk.punktum.flagger.suspension.work.WorkLoop;
import dk.punktum.flagger.suspension.work.WorkMayBegin;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Starts and ends the worker that ends orders which have run out.
@ApplicationScoped
class OrderWork {

    private final WorkLoop expirer;

    OrderWork(ExpireOrder expireOrder, SuspensionConfig config) {
        this.expirer = new WorkLoop("order-expirer", 1, config.work().poll(), expireOrder::expireNext);
    }

    void start(@Observes WorkMayBegin event) {
        expirer.start();
    }

    void stop(@Observes ShutdownEvent event) {
        expirer.close();
    }
}
