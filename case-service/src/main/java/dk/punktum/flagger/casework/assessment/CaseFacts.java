package dk.punktum.flagger.casework.assessment;

import dk.punktum.flagger.casework.agreement.AgreementThen;
import dk.punktum.flagger.casework.collateral.Collateral;
import dk.punktum.flagger.casework.policy.PolicyInForce;
import dk.punktum.flagger.casework.rdap.RegistryAnswer;

/// What the formal checks look at.
///
/// @param agreement   as it stood when the flag was received
/// @param withdrawn   the flag has been taken back
/// @param duplicate   the same authority has an open or upheld case about this name on the same ground
/// @param subTenants  others have names below this one
/// @param collateral  what else a hold would hit
/// @param policy      for the ground, on the day when the flag was received
record CaseFacts(
        AgreementThen agreement,
        String legalGround,
        boolean withdrawn,
        RegistryAnswer registry,
        boolean duplicate,
        boolean subTenants,
        Collateral collateral,
        PolicyInForce policy) {}
