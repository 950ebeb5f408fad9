namespace LifecycleKit.Plays;

/// <summary>Reports the cells without a play in one diagnostic, which groups stages that lack the same segments.</summary>
internal static class UncoveredCells
{
    public static IEnumerable<Diagnostic> Of(IReadOnlyList<PlaybookCell> cells)
    {
        var count = cells.Count(cell => cell.Plays.IsEmpty);
        if (count == 0) yield break;
        var rows = from stage in cells.GroupBy(cell => (cell.Track, cell.Stage))
                   let without = stage.Where(cell => cell.Plays.IsEmpty).Select(cell => cell.Segment ?? "no segment").ToArray()
                   where without.Length > 0
                   let segments = without.Length == stage.Count() ? "every segment" : string.Join(", ", without)
                   group stage.Key by (stage.Key.Track, Segments: segments) into alike
                   select $"{string.Join(", ", alike.Select(key => key.Stage))} of '{alike.Key.Track}' ({alike.Key.Segments})";
        yield return Diagnostic.Warning(
            DiagnosticIds.UncoveredCell, "plays",
            FormattableString.Invariant($"No play is for {count} of {cells.Count} cells: {string.Join("; ", rows)}."),
            "Widen a play, or declare a play for all customers.");
    }
}
