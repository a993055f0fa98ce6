package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.suspension.register.Register;
import dk.punktum.flagger.suspension.work.WorkLoop;

/// Lifts last holds: asks the register outside any transaction, then orders the change.
final class HoldRestorer implements WorkLoop.Job {

    private final RestoreName restoreName;
    private final Register register;

    HoldRestorer(RestoreName restoreName, Register register) {
        this.restoreName = restoreName;
        this.register = register;
    }

    @Override
    public boolean doNext() {
        var claim = restoreName.claimNext();
        claim.ifPresent(taken -> restoreName.restore(taken, register.ask(taken.domain())));
        return claim.isPresent();
    }
}
