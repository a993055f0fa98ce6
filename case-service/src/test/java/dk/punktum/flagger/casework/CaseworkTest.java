package dk.punktum.flagger.casework;

import dk.punktum.flagger.backing.BackingForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The whole service on real PostgreSQL, Kafka and OIDC, with a register to ask. One application for all tests.
@QuarkusTest
@WithTestResource(BackingForTests.class)
@WithTestResource(RegisterForTests.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface CaseworkTest {}
