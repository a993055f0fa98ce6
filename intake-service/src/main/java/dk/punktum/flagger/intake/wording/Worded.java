package dk.punktum.flagger.intake.wording;

/// A part of an answer with words in it.
public interface Worded {

    /// The same as it is written in a language.
    Object in(Language language);
}
