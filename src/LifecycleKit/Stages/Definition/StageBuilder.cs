namespace LifecycleKit.Stages;

/// <summary>Declares what there is to one stage besides its id.</summary>
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

    /// <summary>How far up the lifecycle it is; null, as unless called, when it is no progress.</summary>
    public StageBuilder Rank(int? rank)
    {
        RankValue = rank;
        return this;
    }

    /// <summary>How long a customer stays at least: until then no rule leads away. From 1 minute to 36 500 days.</summary>
    /// <remarks>A rule on an event that comes earlier is passed over and reported; a rule on time waits.</remarks>
    public StageBuilder MinStay(TimeSpan length)
    {
        Stay = length;
        return this;
    }

    /// <summary>It is the end: no rule may name it as a source, and rules from groups or from any stage do not lead from it.</summary>
    public StageBuilder Terminal()
    {
        IsMarkedTerminal = true;
        return this;
    }

    /// <summary>The group that it belongs to: a stage that is declared too, and at which then no customer stands.</summary>
    /// <remarks>A rule from a group leads from every stage in it, however deep, but its target.</remarks>
    public StageBuilder Parent(string group)
    {
        ParentId = group;
        return this;
    }

    /// <summary>Ids that the stage had in earlier versions; customers kept under them are found here. Repeated calls add up.</summary>
    public StageBuilder RenamedFrom(params string[] ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        FormerIds.AddRange(ids);
        return this;
    }
}
