using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Plays;

/// <summary>Declares a play.</summary>
/// <remarks>What is wrong is reported with the playbook. Not thread-safe; used inside <see cref="Playbook.Build"/>.</remarks>
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

    /// <summary>A channel is named in text that there is not, which is found already.</summary>
    internal bool HasUnreadChannel { get; set; }

    internal HashSet<string> StageIds { get; } = new(StringComparer.Ordinal);

    internal HashSet<string> SegmentNames { get; } = new(StringComparer.Ordinal);

    internal Condition? Condition { get; private set; }

    internal int PriorityValue { get; private set; }

    internal int WeightValue { get; private set; } = 1;

    internal int HoldOutShare { get; private set; }

    internal int? Budget { get; private set; }

    internal List<FrequencyCap> CapValues { get; } = [];

    internal TimeSpan Pause { get; private set; }

    internal string? ExperimentKey { get; private set; }

    internal string? ArmKey { get; private set; }

    /// <summary>What a play of a channel needs when it says nothing.</summary>
    internal static ConsentNeed NeedOf(Channels channel) => channel == Channels.OnSite ? ConsentNeed.None : ConsentNeed.Contactable;

    /// <summary>Says what it is to achieve, in a line.</summary>
    public PlayBuilder Goal(string goal) => Set(() => GoalText = goal ?? string.Empty);

    /// <summary>Through which channel; exactly one. Required.</summary>
    public PlayBuilder Channel(Channels channel) => Set(() => ChannelValue = channel);

    /// <summary>The key under which the host keeps the content; the play's key unless called.</summary>
    public PlayBuilder ContentKey(string key) => Set(() => Content = key ?? string.Empty);

    /// <summary>A value for the content.</summary>
    public PlayBuilder With(string name, string value) => Set(() => ParameterValues[name ?? string.Empty] = value ?? string.Empty);

    /// <summary>The stages that the play is for; every stage unless called.</summary>
    /// <param name="stages">
    /// Ids of stages or groups: <c>at-risk</c> in any track, <c>journey:at-risk</c> in one. A name without its track that several tracks
    /// have is a warning of <see cref="Playbook.Check(IEnumerable{Stages.LifecycleDefinition}, Segments.SegmentMap?, DateTimeOffset?)"/>.
    /// </param>
    public PlayBuilder InStage(params string[] stages) => Set(() => StageIds.UnionWith(stages ?? []));

    /// <summary>The stages of one track that the play is for; as <see cref="InStage"/> with the track before each name.</summary>
    /// <param name="track">The track's name.</param>
    /// <param name="stages">Ids of stages or groups of the track.</param>
    public PlayBuilder InTrack(string track, params string[] stages) => InStage([.. (stages ?? []).Select(stage => $"{track}{StageName.Separator}{stage}")]);

    /// <summary>The segments that the play is for, in the map of the tracker; every segment unless called.</summary>
    public PlayBuilder InSegment(params string[] segments) => Set(() => SegmentNames.UnionWith(segments ?? []));

    /// <summary>The condition that must hold; called again, all of them must.</summary>
    public PlayBuilder When(Condition condition) => Set(() => Condition = Condition is { } before && condition is not null ? before & condition : condition);

    /// <summary>The higher priority goes first; 0 unless called.</summary>
    public PlayBuilder Priority(int priority) => Set(() => PriorityValue = priority);

    /// <summary>The weight among plays of one priority, from 1 to 1 000; 1 unless called.</summary>
    public PlayBuilder Weight(int weight) => Set(() => WeightValue = weight);

    /// <summary>The consent needed, and its category; that of the channel unless called.</summary>
    public PlayBuilder Needs(ConsentNeed consent, string category = "") => Set(() => (DeclaredNeed, CategoryText) = (consent, category ?? string.Empty));

    /// <summary>A cap on this play for one customer; several may be given.</summary>
    public PlayBuilder FrequencyCap(FrequencyCap cap) => Set(() => CapValues.Add(cap));

    /// <summary>How long after sending it to a customer it rests for him; up to <see cref="MessageLog.Horizon"/>.</summary>
    public PlayBuilder Cooldown(TimeSpan coolDown) => Set(() => Pause = coolDown);

    /// <summary>How often the shop will send it a day, at least 1; no limit unless called.</summary>
    public PlayBuilder DailyBudget(int budget) => Set(() => Budget = budget);

    /// <summary>Holds so many of 10 000 customers out, to tell what the play is worth; from 1 to 9 999.</summary>
    public PlayBuilder HeldOut(int buckets) => Set(() => HoldOutShare = buckets);

    /// <summary>Gives it only to the customers in an arm of an experiment of the playbook.</summary>
    public PlayBuilder InArm(string experiment, string arm) => Set(() => (ExperimentKey, ArmKey) = (experiment ?? string.Empty, arm ?? string.Empty));

    private PlayBuilder Set(Action set)
    {
        set();
        return this;
    }
}
