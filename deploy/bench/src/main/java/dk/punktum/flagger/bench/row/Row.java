package dk.punktum.flagger.bench.row;

import dk.punktum.flagger.bench.report.Figure;
import java.util.List;

/// A row of the table.
public interface Row {

    /// Starts what it needs, and ends all of it again.
    ///
    /// @throws NothingMayBeLost when what was acknowledged is not there
    List<Figure> measure(Bench bench);
}
