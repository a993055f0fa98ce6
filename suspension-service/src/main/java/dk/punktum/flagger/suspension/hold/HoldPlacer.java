package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.suspension.hold.SuspensionRules.SnapshotSource;
import dk.punktum.flagger.suspension.register.Register;
import dk.punktum.flagger.suspension.register.RegisterAnswer;
import dk.punktum.flagger.suspension.work.WorkLoop;

/// Places holds: asks the register outside any transaction, commits the answer, then orders the change.
final class HoldPlacer implements WorkLoop.Job {

    private final TakeSnapshot takeSnapshot;
    private final PlaceHold placeHold;
    private final Register register;

    HoldPlacer(TakeSnapshot takeSnapshot, PlaceHold placeHold, Register register) {
        this.takeSnapshot = takeSnapshot;
        this.placeHold = placeHold;
        this.register = register;
    }

    @Override
    public boolean doNext() {
        var task = takeSnapshot.claimNext();
        task.ifPresent(this::work);
        return task.isPresent();
    }

    private void work(TakeSnapshot.Task task) {
        SnapshotSource source = task.source();
        // The register is not asked about a hold that has to wait: its answer would be old by the time it is placed.
        if (task.heldBack()) {
            placeHold.place(task);
            return;
        }
        if (source == null) {
            placeFurther(task);
            return;
        }
        switch (source) {
            case EARLIER -> {
                takeSnapshot.keep(task, null);
                placeHold.place(task);
            }
            case REGISTER, REGISTER_UNLESS_HELD -> askFirst(task, source);
        }
    }

    /// Nothing is kept: the first hold has its snapshot. Only whether the name is still ours to hold is asked, and a
    /// register that does not answer keeps nothing waiting.
    private void placeFurther(TakeSnapshot.Task task) {
        var refusal = ConflictRules.refusal(
                register.ask(task.domain()) instanceof RegisterAnswer.Registered shown && shown.seized());
        refusal.ifPresentOrElse(reason -> placeHold.giveUp(task, reason), () -> placeHold.place(task));
    }

    private void askFirst(TakeSnapshot.Task task, SnapshotSource source) {
        switch (register.ask(task.domain())) {
            case RegisterAnswer.Registered shown -> {
                var refusal = ConflictRules.refusal(shown.seized());
                if (refusal.isPresent()) {
                    placeHold.giveUp(task, refusal.get());
                    return;
                }
                takeSnapshot.keep(
                        task, SuspensionRules.isBelieved(source, shown.present(), task.earlier()) ? shown : null);
                placeHold.place(task);
            }
            case RegisterAnswer.NotRegistered() -> placeHold.giveUp(task, AbandonReason.NOT_REGISTERED);
            case RegisterAnswer.Unavailable(String fault) -> placeHold.putOff(task, fault);
        }
    }
}
