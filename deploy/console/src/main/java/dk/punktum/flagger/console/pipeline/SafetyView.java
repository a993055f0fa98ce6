package dk.punktum.flagger.console.pipeline;

/// What holds new holds back, on the front page.
///
/// @param used     by the authority that has used most, within the last 60 minutes
/// @param held     holds that are held back now
record SafetyView(boolean thrown, long used, long limit, long usedByAll, long limitOfAll, long held) {

    /// A person should look before holds have to wait.
    public boolean isNear() {
        return used * 10 >= limit * 8 || usedByAll * 10 >= limitOfAll * 8;
    }
}
