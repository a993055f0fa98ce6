package dk.punktum.flagger.intake.portal.person;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// As what a person has to act for an authority to get this page; one of these is enough, and with none it
/// is for whoever has logged in. Stands on the method, else on the class. A page without it is nobody's.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ActingAs {
    AuthorityRole[] value();
}
