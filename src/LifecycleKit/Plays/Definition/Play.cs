using System.Collections.Immutable;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Plays;

/// <summary>One entry of a <see cref="Playbook"/>: a message or content, its customers, its channel and its limits.</summary>
/// <remarks>Made by a <see cref="PlayBuilder"/>.</remarks>
public sealed class Play
{
    internal Play(PlayBuilder declared)
    {
        Key = declared.Key;
        Goal = declared.GoalText;
        ContentKey = declared.Content ?? declared.Key;
        Parameters = declared.ParameterValues.ToImmutableSortedDictionary(StringComparer.Ordinal);
        Channel = declared.ChannelValue;
        Category = declared.CategoryText;
        Consent = declared.Need;
        Stages = [.. declared.StageIds.Order(StringComparer.Ordinal)];
        Segments = [.. declared.SegmentNames.Order(StringComparer.Ordinal)];
        When = declared.Condition;
        Priority = declared.PriorityValue;
        Weight = declared.WeightValue;
        HeldOut = declared.HeldOutValue;
        DailyBudget = declared.Budget;
        FrequencyCaps = [.. declared.CapValues];
        Cooldown = declared.CooldownValue;
        Experiment = declared.ExperimentKey;
        Arm = declared.ArmKey;
        HeldOutSalt = $"hold-out:{Key}";
        DrawSalt = $"order:{Key}";
    }

    /// <summary>The key of the play, unique in the playbook, such as <c>first-purchase-voucher</c>.</summary>
    public string Key { get; }

    /// <summary>The goal of the play in one line, for display; empty unless set.</summary>
    public string Goal { get; }

    /// <summary>The key under which the host keeps the content; the key of the play unless set.</summary>
    public string ContentKey { get; }

    /// <summary>The values for the content, by name.</summary>
    public ImmutableSortedDictionary<string, string> Parameters { get; }

    /// <summary>The channel; exactly one.</summary>
    public Channels Channel { get; }

    /// <summary>The category of consent; empty for marketing in general.</summary>
    public string Category { get; }

    /// <summary>The consent that the play needs; never <see cref="ConsentNeed.ByChannel"/>.</summary>
    public ConsentNeed Consent { get; }

    /// <summary>
    /// The stages of the play, such as <c>at-risk</c> in any track or <c>journey:at-risk</c> in one, in ordinal order; empty for every
    /// stage.
    /// </summary>
    public ImmutableArray<string> Stages { get; }

    /// <summary>The segments of the play, in ordinal order; empty for every segment and for customers without a segment.</summary>
    public ImmutableArray<string> Segments { get; }

    /// <summary>The condition that must hold; null for none.</summary>
    public Condition? When { get; }

    /// <summary>The priority: the higher one is first; 0 unless set.</summary>
    public int Priority { get; }

    /// <summary>
    /// The weight: among plays of one priority, the probability to be first is proportional to the weight; 1 unless set. The draw depends
    /// on the subject key of the customer and the key of the play only, so the order stays the same for one customer.
    /// </summary>
    public int Weight { get; }

    /// <summary>
    /// The control group of the play, in basis points of all customers: these customers never get the play, so its effect can be measured;
    /// 0 unless set.
    /// </summary>
    public int HeldOut { get; }

    /// <summary>The maximum number of messages of the play on one day over all customers; null for no limit.</summary>
    public int? DailyBudget { get; }

    /// <summary>The frequency caps on this play for one customer.</summary>
    public ImmutableArray<FrequencyCap> FrequencyCaps { get; }

    /// <summary>The minimum time between two messages of the play to one customer; zero for none.</summary>
    public TimeSpan Cooldown { get; }

    /// <summary>The key of the experiment of the play; null for none.</summary>
    public string? Experiment { get; }

    /// <summary>The key of the arm whose customers get the play; null without an experiment.</summary>
    public string? Arm { get; }

    /// <summary>The salt of the draw for the control group, independent of experiments and of other plays.</summary>
    internal string HeldOutSalt { get; }

    /// <summary>The salt of the draw among plays of one priority.</summary>
    internal string DrawSalt { get; }

    /// <summary>Returns the key.</summary>
    public override string ToString() => Key;
}
