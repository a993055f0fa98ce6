package dk.punktum.flagger.suspension.safety;

/// How an act that takes two has gone.
///
/// @param done          whether this was the second person
/// @param personsNeeded how many more it takes
record TwoPersonsReceipt(boolean done, int personsNeeded) {

    static final TwoPersonsReceipt ONE_MORE = new TwoPersonsReceipt(false, 1);
    static final TwoPersonsReceipt DONE = new TwoPersonsReceipt(true, 0);
}
