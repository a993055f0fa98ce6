package dk.punktum.flagger.casework.desk;

import dk.punktum.flagger.casework.flagcase.CaseSummary;
import java.util.List;

/// One page of a list of cases, newest first.
///
/// @param page  from 0
/// @param total how many cases there are on all pages
record CasePage(List<CaseSummary> items, int page, int size, long total) {}
