using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>A place in a lifecycle at which a customer can stand.</summary>
/// <remarks>Belongs to one definition. Immutable.</remarks>
public sealed class Stage
{
    internal Stage(string id, int index, StageBuilder declared, IReadOnlyList<string> groups)
    {
        (Id, Index, Rank, Groups) = (id, index, declared.RankValue, groups);
        (MinStay, IsTerminal, RenamedFrom) = (declared.Stay, declared.IsMarkedTerminal, [.. declared.FormerIds.Order(StringComparer.Ordinal)]);
    }

    /// <summary>The stage's id, such as <c>first-time</c>, unique in its definition and compared ordinally.</summary>
    public string Id { get; }

    /// <summary>How far up the lifecycle the stage is; null for a stage that is no progress, such as at-risk, which never becomes the highest.</summary>
    public int? Rank { get; }

    /// <summary>How long a customer stays at least: until then no rule leads away. Zero for no such time.</summary>
    public TimeSpan MinStay { get; }

    /// <summary>Whether it is the end: no rule leads away.</summary>
    public bool IsTerminal { get; }

    /// <summary>The groups that it belongs to, the innermost first.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>The ids that the stage had in earlier versions, in ordinal order.</summary>
    public IReadOnlyList<string> RenamedFrom { get; }

    internal int Index { get; }

    /// <summary>The id.</summary>
    public override string ToString() => Id;

    /// <summary>The stage in one line of the definition's canonical text.</summary>
    internal string Line() =>
        ConditionText.Name(Id)
        + (Rank is { } rank ? FormattableString.Invariant($" rank {rank}") : string.Empty)
        + (Groups.Count > 0 ? $" in {string.Join(" in ", Groups.Select(ConditionText.Name))}" : string.Empty)
        + (MinStay > TimeSpan.Zero ? $" for at least {ConditionText.Duration(MinStay.Ticks)}" : string.Empty)
        + (IsTerminal ? " terminal" : string.Empty)
        + (RenamedFrom.Count > 0 ? $" formerly {string.Join(", ", RenamedFrom.Select(ConditionText.Name))}" : string.Empty);
}
