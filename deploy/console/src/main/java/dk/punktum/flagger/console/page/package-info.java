/// What all pages share: layout and navigation, login and roles, language, security headers, errors.
///
/// A page is a package of its own with a resource, a line in [Place], a Qute template that
/// includes `layout` and takes the [Texts] as `t`, two files of texts, and, when it shows what changes, a
/// stream. CONTRIBUTING.md lists the steps.
@NullMarked
package dk.punktum.flagger.console.page;

import org.jspecify.annotations.NullMarked;
