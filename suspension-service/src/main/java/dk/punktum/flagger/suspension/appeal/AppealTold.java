package dk.punktum.flagger.suspension.appeal;

/// Something new was told of an appeal. Fired inside the transaction that writes it down.
public record AppealTold() {}
