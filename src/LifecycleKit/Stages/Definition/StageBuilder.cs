namespace LifecycleKit.Stages;

/// <summary>Declares the properties of one stage.</summary>
/// <remarks>Not thread-safe; used inside <see cref="LifecycleDefinition.Build"/>.</remarks>
[Mutable("a builder")]
public sealed class StageBuilder
{
    internal StageBuilder(string id) => Id = id;

    internal string Id { get; }

    internal int? RankValue { get; private set; }

    internal TimeSpan Stay { get; private set; }

    internal bool IsMarkedTerminal { get; private set; }

    internal string? ParentId { get; private set; }

    internal List<string> FormerIds { get; } = [];

    /// <summary>Sets the rank of the stage in the lifecycle; null, the default, for a stage that is not progress.</summary>
    public StageBuilder Rank(int? rank)
    {
        RankValue = rank;
        return this;
    }

    /// <summary>Sets the minimum stay of a customer in the stage, before which no rule leads away; from 1 minute to 36 500 days.</summary>
    /// <remarks>On an earlier event, a rule is suppressed and reported; a time-based rule waits.</remarks>
    public StageBuilder MinStay(TimeSpan length)
    {
        Stay = length;
        return this;
    }

    /// <summary>
    /// Marks the stage as terminal: no rule may name it as a source, and rules from groups or from any stage do not lead away from it.
    /// </summary>
    public StageBuilder Terminal()
    {
        IsMarkedTerminal = true;
        return this;
    }

    /// <summary>Sets the group of the stage. A group is declared like a stage, and customers are never in it but in its stages.</summary>
    /// <remarks>A rule from a group leads from every stage in the group, at any depth, except its target.</remarks>
    public StageBuilder Parent(string group)
    {
        ParentId = group;
        return this;
    }

    /// <summary>Adds ids that the stage had in earlier versions. Customers stored with such an id are in this stage.</summary>
    public StageBuilder RenamedFrom(params string[] ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        FormerIds.AddRange(ids);
        return this;
    }
}
