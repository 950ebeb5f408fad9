using System.Collections.Immutable;

namespace LifecycleKit.Import;

/// <summary>What the status and the type of a row say about it together.</summary>
internal sealed class RowMeanings
{
    private readonly RowColumns _columns;
    private readonly WordMeanings? _statuses;
    private readonly WordMeanings? _types;

    /// <param name="columns">The columns.</param>
    /// <param name="profile">The profile, for its words.</param>
    /// <param name="given">The words whose meaning the caller gives.</param>
    /// <param name="tally">The diagnostics; null for none.</param>
    public RowMeanings(
        RowColumns columns, ImportProfile profile, ImmutableDictionary<string, RowMeaning> given, DiagnosticTally? tally = null)
    {
        _columns = columns;
        tally ??= new DiagnosticTally();
        if (columns.Has(ColumnRole.Status)) _statuses = WordMeanings.OfStatuses(profile, columns.NameOf(ColumnRole.Status), given, tally);
        if (columns.Has(ColumnRole.Type)) _types = WordMeanings.OfTypes(profile, columns.NameOf(ColumnRole.Type), given, tally);
    }

    /// <summary>Returns what the words of a row say; null where it has none.</summary>
    /// <param name="reader">The reader at the row.</param>
    public RowMeaning? Read(TableReader reader)
    {
        var type = _types?.Read(_columns.Field(reader, ColumnRole.Type), reader.LineNumber);
        var status = _statuses?.Read(_columns.Field(reader, ColumnRole.Status), reader.LineNumber);
        if (type is null || status is null) return type ?? status;
        return Rank(type.Value) >= Rank(status.Value) ? type : status;

        static int Rank(RowMeaning meaning) => meaning switch
        {
            RowMeaning.NotAnOrder => 4,
            RowMeaning.Refund => 3,
            RowMeaning.Cancelled => 2,
            RowMeaning.RefundedInFull => 1,
            _ => 0,
        };
    }
}
