using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>A stage of a lifecycle, in which customers can be.</summary>
/// <remarks>Belongs to one definition.</remarks>
public sealed class Stage
{
    internal Stage(string id, int index, StageBuilder declared, IReadOnlyList<string> groups)
    {
        Id = id;
        Index = index;
        Rank = declared.RankValue;
        Groups = groups;
        MinStay = declared.Stay;
        IsTerminal = declared.IsMarkedTerminal;
        RenamedFrom = [.. declared.FormerIds.Order(StringComparer.Ordinal)];
    }

    /// <summary>The stage's id, such as <c>first-time</c>, unique in its definition and compared ordinally.</summary>
    public string Id { get; }

    /// <summary>
    /// The rank of the stage in the lifecycle; null for a stage that is not progress, such as at-risk, and never becomes the highest stage.
    /// </summary>
    public int? Rank { get; }

    /// <summary>The minimum stay of a customer in the stage, before which no rule leads away; zero for none.</summary>
    public TimeSpan MinStay { get; }

    /// <summary>Whether the stage is terminal: no rule leads away from it.</summary>
    public bool IsTerminal { get; }

    /// <summary>The groups of the stage, the innermost first.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>The ids that the stage had in earlier versions, in ordinal order.</summary>
    public IReadOnlyList<string> RenamedFrom { get; }

    internal int Index { get; }

    /// <summary>Returns the id.</summary>
    public override string ToString() => Id;

    /// <summary>Returns the stage in one line of the definition's canonical text.</summary>
    internal string Line() =>
        ConditionText.Name(Id)
        + (Rank is { } rank ? FormattableString.Invariant($" rank {rank}") : string.Empty)
        + (Groups.Count > 0 ? $" in {string.Join(" in ", Groups.Select(ConditionText.Name))}" : string.Empty)
        + (MinStay > TimeSpan.Zero ? $" for at least {DurationText.Write(MinStay.Ticks)}" : string.Empty)
        + (IsTerminal ? " terminal" : string.Empty)
        + (RenamedFrom.Count > 0 ? $" formerly {string.Join(", ", RenamedFrom.Select(ConditionText.Name))}" : string.Empty);
}
