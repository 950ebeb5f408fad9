using System.Collections.Immutable;

namespace LifecycleKit.Import;

/// <summary>Decides the notations of a file from its first rows.</summary>
internal sealed class NotationEvidence
{
    private readonly ColumnPlan _plan;
    private readonly ImportOptions _options;
    private readonly RowColumns _columns;
    private readonly NumberEvidence[] _numbers;
    private readonly InstantEvidence[] _instants;

    public NotationEvidence(ColumnPlan plan, RowColumns columns, ImportOptions options)
    {
        _plan = plan;
        _options = options;
        _columns = columns;
        _numbers = [.. columns.Numbers.Select(_ => new NumberEvidence())];
        _instants = [.. columns.Dates.Select(_ => new InstantEvidence())];
    }

    /// <summary>Takes a row with data.</summary>
    /// <param name="reader">The reader at the row.</param>
    public void Add(TableReader reader)
    {
        for (var i = 0; i < _numbers.Length; i++)
        {
            var text = _columns.Field(reader, _columns.Numbers[i]);
            if (!text.IsEmpty) _numbers[i].Add(text, reader.GetKind(_columns[_columns.Numbers[i]]), reader.LineNumber);
        }

        for (var i = 0; i < _instants.Length; i++)
        {
            var text = _columns.Field(reader, _columns.Dates[i]);
            if (!text.IsEmpty) _instants[i].Add(text, reader.GetKind(_columns[_columns.Dates[i]]), reader.LineNumber);
        }
    }

    /// <summary>Decides the notation of numbers, which all columns share.</summary>
    /// <param name="notes">Takes what was decided by rule.</param>
    /// <exception cref="ImportException">The rows do not decide it.</exception>
    public NumberNotation DecideNumbers(List<ImportDiagnostic> notes)
    {
        var all = new NumberEvidence();
        foreach (var column in _numbers) all.Merge(column);
        var names = string.Join(", ", _columns.Numbers.Select(role => _plan.Columns[_columns[role]].Name));
        return Take(all.Decide(names, _options.DecimalSign ?? _plan.Profile.DecimalSign), notes);
    }

    /// <summary>Decides the notation of the date of a row.</summary>
    /// <param name="notes">Takes what was decided by rule.</param>
    /// <exception cref="ImportException">The rows do not decide it.</exception>
    public InstantNotation DecideDates(List<ImportDiagnostic> notes)
    {
        var name = _plan.Columns[_columns[ColumnRole.Date]].Name;
        var column = _columns.Dates.IndexOf(ColumnRole.Date);
        return Take(_instants[column].Decide(name, _options, _plan.IsUtc, _plan.Profile.DateOrder), notes);
    }

    /// <summary>Decides the notations of the other instants; one that is not decided is that of the date.</summary>
    /// <param name="dates">The notation of the date.</param>
    /// <param name="notes">Takes what was decided by rule.</param>
    public ImmutableDictionary<ColumnRole, InstantNotation> DecideOthers(InstantNotation dates, List<ImportDiagnostic> notes)
    {
        var others = ImmutableDictionary<ColumnRole, InstantNotation>.Empty;
        for (var i = 0; i < _instants.Length; i++)
        {
            var role = _columns.Dates[i];
            if (role == ColumnRole.Date) continue;
            var name = _plan.Columns[_columns[role]].Name;
            // The same system writes all dates of a file: what the first column shows goes for the others.
            var decision = _instants[i].Decide(name, _options, dates.IsUtc, _plan.Profile.DateOrder ?? dates.Order);
            notes.AddRange(decision.Notes);
            if (decision.Value is { } other && other != dates) others = others.Add(role, other);
        }

        return others;
    }

    private static T Take<T>(ColumnDecision<T> decision, List<ImportDiagnostic> notes)
        where T : class
    {
        notes.AddRange(decision.Notes);
        return decision.Value ?? throw new ImportException(decision.Problem!);
    }
}
