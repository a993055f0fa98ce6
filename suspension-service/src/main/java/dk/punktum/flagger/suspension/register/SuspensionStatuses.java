package dk.punktum.flagger.suspension.register;

import java.util.List;

/// The EPP statuses (RFC 5731, section 2.3) that make a name a suspended one: out of the zone, and nothing about it
/// can be changed. Source: what the .dk registry sets on a suspended name.
public final class SuspensionStatuses {

    public static final List<String> ALL = List.of(
            "serverHold",
            "serverUpdateProhibited",
            "serverTransferProhibited",
            "serverRenewProhibited",
            "serverDeleteProhibited");

    private SuspensionStatuses() {}
}
