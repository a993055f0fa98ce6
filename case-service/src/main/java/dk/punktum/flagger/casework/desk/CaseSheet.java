package dk.punktum.flagger.casework.desk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dk.punktum.flagger.casework.appeal.AppealView;
import dk.punktum.flagger.casework.collateral.CollateralView;
import dk.punktum.flagger.casework.flagcase.CaseView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A case with what lies beside it.
///
/// @param appeals    in the order in which they were recorded
/// @param collateral what else a hold would hit; absent until the checks were made of a registered name
record CaseSheet(
        @JsonUnwrapped CaseView flagCase,
        List<AppealView> appeals,
        @Nullable CollateralView collateral) {}
