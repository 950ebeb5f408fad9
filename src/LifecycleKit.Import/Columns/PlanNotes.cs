using System.Collections.Immutable;

namespace LifecycleKit.Import;

/// <summary>Says what was decided by rule when columns were planned.</summary>
internal sealed class PlanNotes(HeaderIndex header, RoleAssignment roles, bool isRecognized)
{
    /// <summary>The currency in the name of the column of amounts or prices; null for none.</summary>
    public string? Currency => UnitOf(ColumnRole.Amount) ?? UnitOf(ColumnRole.LineAmount) ?? UnitOf(ColumnRole.Price);

    /// <summary>Returns the diagnostics, in a fixed order.</summary>
    public ImmutableArray<ImportDiagnostic> Build()
    {
        var notes = new List<ImportDiagnostic> { ProfileNote() };
        notes.AddRange(Choices());
        notes.AddRange(roles.Repeated.Select(repeated => Note(
            $"The {ColumnRoleNames.Of(repeated.Role)} is not read: the file has several columns {ShortText.Quote(repeated.Name)}.",
            $"Name one with Columns (--map {ColumnRoleNames.Of(repeated.Role)}=NAME).")));
        notes.AddRange(RepeatedNames());
        if (roles[ColumnRole.Date] is >= 0 and var date && header.Parsed[date].IsUtc)
            notes.Add(Note($"The column {Name(ColumnRole.Date)} is in UTC, as its name says.", id: ImportDiagnosticIds.DateNotation));
        if (Currency is { } currency)
            notes.Add(Note($"The name of the column gives the currency {currency}.", id: ImportDiagnosticIds.Currency));
        return [.. notes];
    }

    private static ImportDiagnostic Note(string message, string suggestion = "", string id = ImportDiagnosticIds.Column) =>
        new(id, DiagnosticSeverity.Note, message, suggestion);

    private ImportDiagnostic ProfileNote()
    {
        var profile = roles.Profile;
        var message = profile == ImportProfiles.General
            ? isRecognized ? "The header is of no known export: the columns are decided by their names (general profile)."
                : "The columns are decided by their names (general profile), as asked for."
            : isRecognized ? $"The header is that of {profile.Title} (profile {profile.Name})."
                : $"The profile {profile.Name} was asked for.";
        return Note(message, id: ImportDiagnosticIds.Profile);
    }

    /// <summary>Says for each role which column was taken, where others could be it too.</summary>
    private IEnumerable<ImportDiagnostic> Choices()
    {
        if (roles.UsesLineAmount)
            yield return Note($"The amount is {Name(ColumnRole.Amount)}, the amount of a line: the file has no total of the order.");
        if (roles.UsesTime)
            yield return Note($"The date is {Name(ColumnRole.Date)}: the file has no other column of dates.");
        foreach (var (role, names) in ImportProfiles.General.Columns.OrderBy(pair => pair.Key))
        {
            var others = Others(names).ToList();
            if (others.Count == 0) continue;
            if (roles.Closed.Contains(role) && role == ColumnRole.Amount)
            {
                yield return Note($"The amount is quantity × price, as asked for; {ShortText.List(others)} could be it too.");
            }
            else if (roles[role] >= 0 && !roles.Given.Contains(role) && roles.Profile == ImportProfiles.General)
            {
                yield return Note(
                    $"The {ColumnRoleNames.Of(role)} is {Name(role)}; {ShortText.List(others)} could be it too.",
                    $"To read another, set Columns (--map {ColumnRoleNames.Of(role)}=NAME).");
            }
        }
    }

    private IEnumerable<string> Others(ImmutableArray<string> names) =>
        names.SelectMany(header.Find).Where(column => roles.RoleOf(column) == ColumnRole.None).Distinct()
            .Select(column => header.Names[column]);

    private IEnumerable<ImportDiagnostic> RepeatedNames()
    {
        var repeated = header.Names.Where(name => name.Length > 0).GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1).Select(group => group.Key).Except(roles.Repeated.Select(pair => pair.Name)).ToList();
        if (repeated.Count > 0) yield return Note($"More than one column has the name {ShortText.List(repeated)}.");
    }

    private string Name(ColumnRole role) => ShortText.Quote(header.Names[roles[role]]);

    private string? UnitOf(ColumnRole role) => roles[role] is >= 0 and var column ? header.Parsed[column].Currency : null;
}
