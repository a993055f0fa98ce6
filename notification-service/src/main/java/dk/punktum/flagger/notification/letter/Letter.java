package dk.punktum.flagger.notification.letter;

import java.util.List;

/// A notice in words.
///
/// @param text    plain text, lines of at most 76 characters where words allow it, line feeds
/// @param html    the same words
/// @param languages in the order in which they stand in it
public record Letter(String subject, String text, String html, List<Language> languages, String templateVersion) {}
