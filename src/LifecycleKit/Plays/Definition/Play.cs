using System.Collections.Immutable;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Plays;

/// <summary>What to say, to whom, through which channel, and how often: one entry of a <see cref="Playbook"/>.</summary>
/// <remarks>Made by a <see cref="PlayBuilder"/>. Immutable and safe to share between threads.</remarks>
public sealed class Play
{
    internal Play(PlayBuilder declared)
    {
        (Key, Goal, ContentKey, Channel, Category, Consent) =
            (declared.Key, declared.GoalText, declared.Content ?? declared.Key, declared.ChannelValue, declared.CategoryText, declared.Need);
        (HeldOutSalt, DrawSalt) = ($"hold-out:{Key}", $"order:{Key}");
        Parameters = declared.ParameterValues.ToImmutableSortedDictionary(StringComparer.Ordinal);
        (Stages, Segments) = ([.. declared.StageIds.Order(StringComparer.Ordinal)], [.. declared.SegmentNames.Order(StringComparer.Ordinal)]);
        (When, Priority, Weight, HeldOut, DailyBudget) = (declared.Condition, declared.PriorityValue, declared.WeightValue, declared.HoldOutShare, declared.Budget);
        (FrequencyCaps, Cooldown, Experiment, Arm) = ([.. declared.CapValues], declared.Pause, declared.ExperimentKey, declared.ArmKey);
    }

    /// <summary>The play's key, unique in its playbook, such as <c>first-purchase-voucher</c>.</summary>
    public string Key { get; }

    /// <summary>What it is to achieve, in a line; empty when not said.</summary>
    public string Goal { get; }

    /// <summary>The key under which the host keeps the content; the play's key unless set.</summary>
    public string ContentKey { get; }

    /// <summary>Values for the content, by name.</summary>
    public ImmutableSortedDictionary<string, string> Parameters { get; }

    /// <summary>Through which channel; exactly one.</summary>
    public Channels Channel { get; }

    /// <summary>The category of consent; empty for marketing in general.</summary>
    public string Category { get; }

    /// <summary>What consent it needs; never <see cref="ConsentNeed.ByChannel"/>.</summary>
    public ConsentNeed Consent { get; }

    /// <summary>
    /// The stages that it is for, such as <c>at-risk</c> in any track or <c>journey:at-risk</c> in one, in ordinal order; empty for every
    /// stage.
    /// </summary>
    public ImmutableArray<string> Stages { get; }

    /// <summary>The segments that it is for, in ordinal order; empty for every segment, and for customers without one.</summary>
    public ImmutableArray<string> Segments { get; }

    /// <summary>The condition that must hold; null for none.</summary>
    public Condition? When { get; }

    /// <summary>The higher priority goes first; 0 unless set.</summary>
    public int Priority { get; }

    /// <summary>
    /// Among plays of one priority, the chance to go first is in proportion to the weight; 1 unless set. The draw hangs on the customer's subject
    /// key and the play's key, so it stays the same for him.
    /// </summary>
    public int Weight { get; }

    /// <summary>The play's own hold-out in buckets of 10 000: customers who never get it, to tell what it is worth; 0 unless set.</summary>
    public int HeldOut { get; }

    /// <summary>How often the shop will send it a day; null for no limit.</summary>
    public int? DailyBudget { get; }

    /// <summary>The caps on this play for one customer.</summary>
    public ImmutableArray<FrequencyCap> FrequencyCaps { get; }

    /// <summary>How long after sending it to a customer it rests for him; zero for no rest.</summary>
    public TimeSpan Cooldown { get; }

    /// <summary>The experiment that it belongs to; null for none.</summary>
    public string? Experiment { get; }

    /// <summary>The arm whose customers get it; null without an experiment.</summary>
    public string? Arm { get; }

    /// <summary>Its own draw for the hold-out, independent of experiments and of other plays.</summary>
    internal string HeldOutSalt { get; }

    /// <summary>Its own draw among plays of one priority.</summary>
    internal string DrawSalt { get; }

    /// <summary>The key.</summary>
    public override string ToString() => Key;
}
