using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Plays;

/// <summary>Declares a play.</summary>
/// <remarks>Errors are reported with the playbook. Not thread-safe; used inside <see cref="Playbook.Build"/>.</remarks>
[Mutable("a builder")]
public sealed class PlayBuilder
{
    internal PlayBuilder(string key) => Key = key;

    internal string Key { get; }

    internal string GoalText { get; private set; } = string.Empty;

    internal string? Content { get; private set; }

    internal Dictionary<string, string> ParameterValues { get; } = new(StringComparer.Ordinal);

    internal Channels ChannelValue { get; private set; }

    internal string CategoryText { get; private set; } = string.Empty;

    internal ConsentNeed DeclaredNeed { get; private set; }

    internal ConsentNeed Need => DeclaredNeed != ConsentNeed.ByChannel ? DeclaredNeed : NeedOf(ChannelValue);

    /// <summary>Whether the text names a channel that does not exist, which is already reported.</summary>
    internal bool HasUnreadChannel { get; set; }

    internal HashSet<string> StageIds { get; } = new(StringComparer.Ordinal);

    internal HashSet<string> SegmentNames { get; } = new(StringComparer.Ordinal);

    internal Condition? Condition { get; private set; }

    internal int PriorityValue { get; private set; }

    internal int WeightValue { get; private set; } = 1;

    internal int HeldOutValue { get; private set; }

    internal int? Budget { get; private set; }

    internal List<FrequencyCap> CapValues { get; } = [];

    internal TimeSpan CooldownValue { get; private set; }

    internal string? ExperimentKey { get; private set; }

    internal string? ArmKey { get; private set; }

    /// <summary>Returns the consent that plays of a channel need by default.</summary>
    internal static ConsentNeed NeedOf(Channels channel) => channel == Channels.OnSite ? ConsentNeed.None : ConsentNeed.Contactable;

    /// <summary>Sets the goal of the play in one line, for display.</summary>
    public PlayBuilder Goal(string goal) => Set(() => GoalText = goal ?? string.Empty);

    /// <summary>Sets the channel; exactly one. Required.</summary>
    public PlayBuilder Channel(Channels channel) => Set(() => ChannelValue = channel);

    /// <summary>Sets the key under which the host keeps the content; the key of the play unless called.</summary>
    public PlayBuilder ContentKey(string key) => Set(() => Content = key ?? string.Empty);

    /// <summary>Sets a value for the content.</summary>
    public PlayBuilder With(string name, string value) => Set(() => ParameterValues[name ?? string.Empty] = value ?? string.Empty);

    /// <summary>Adds stages of the play; every stage unless called.</summary>
    /// <param name="stages">
    /// The ids of stages or groups: <c>at-risk</c> in any track, <c>journey:at-risk</c> in one. A name without a track that several tracks
    /// have is a warning of <see cref="Playbook.Check(IEnumerable{Stages.LifecycleDefinition}, Segments.SegmentMap?, DateTimeOffset?)"/>.
    /// </param>
    public PlayBuilder InStage(params string[] stages) => Set(() => StageIds.UnionWith(stages ?? []));

    /// <summary>Adds stages of one track; as <see cref="InStage"/> with the track before each name.</summary>
    /// <param name="track">The name of the track.</param>
    /// <param name="stages">The ids of stages or groups of the track.</param>
    public PlayBuilder InTrack(string track, params string[] stages) =>
        InStage([.. (stages ?? []).Select(stage => $"{track}{StageName.Separator}{stage}")]);

    /// <summary>Adds segments of the play, in the map of the shop; every segment unless called.</summary>
    public PlayBuilder InSegment(params string[] segments) => Set(() => SegmentNames.UnionWith(segments ?? []));

    /// <summary>Adds a condition; all conditions must hold.</summary>
    public PlayBuilder When(Condition condition) =>
        Set(() => Condition = Condition is { } before && condition is not null ? before & condition : condition);

    /// <summary>Sets the priority: the higher one is first; 0 unless called.</summary>
    public PlayBuilder Priority(int priority) => Set(() => PriorityValue = priority);

    /// <summary>Sets the weight among plays of one priority, from 1 to 1 000; 1 unless called.</summary>
    public PlayBuilder Weight(int weight) => Set(() => WeightValue = weight);

    /// <summary>Sets the consent that the play needs, and its category; the need of the channel unless called.</summary>
    public PlayBuilder Needs(ConsentNeed consent, string category = "") =>
        Set(() => (DeclaredNeed, CategoryText) = (consent, category ?? string.Empty));

    /// <summary>Adds a frequency cap on this play for one customer. Several caps hold together.</summary>
    public PlayBuilder FrequencyCap(FrequencyCap cap) => Set(() => CapValues.Add(cap));

    /// <summary>
    /// Sets the minimum time between two messages of the play to one customer; up to <see cref="MessageLog.Horizon"/>, zero unless called.
    /// </summary>
    public PlayBuilder Cooldown(TimeSpan cooldown) => Set(() => CooldownValue = cooldown);

    /// <summary>
    /// Sets the maximum number of messages of the play on one day over all customers, at least 1; no limit unless called.
    /// </summary>
    public PlayBuilder DailyBudget(int budget) => Set(() => Budget = budget);

    /// <summary>
    /// Sets the control group of the play, in basis points of all customers, from 1 to 9 999; no control group unless called.
    /// </summary>
    public PlayBuilder HeldOut(int basisPoints) => Set(() => HeldOutValue = basisPoints);

    /// <summary>Restricts the play to the customers in one arm of an experiment of the playbook.</summary>
    public PlayBuilder InArm(string experiment, string arm) =>
        Set(() => (ExperimentKey, ArmKey) = (experiment ?? string.Empty, arm ?? string.Empty));

    private PlayBuilder Set(Action set)
    {
        set();
        return this;
    }
}
