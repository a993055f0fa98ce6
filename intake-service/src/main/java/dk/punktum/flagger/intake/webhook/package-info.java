/// Where authorities want to be told what becomes of their flags: webhooks, and the secrets that they check them with.
@NullMarked
package dk.punktum.flagger.intake.webhook;

import org.jspecify.annotations.NullMarked;
