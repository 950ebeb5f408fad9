using System.Diagnostics.CodeAnalysis;
using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>
/// The state of one customer in one lifecycle: the stage, and the data that an engine needs to continue. Plain data with names and hashes.
/// </summary>
/// <remarks>
/// <para>A state is made by a <see cref="LifecycleEngine"/>, or read from JSON. It does not belong to an engine: every engine of the same
/// definition and models continues with it exactly, and an engine of another version moves the customer over
/// (<see cref="LifecycleEngine.MoveOver"/>).</para>
/// <para><c>default</c> has not started; engines do not accept it.</para>
/// </remarks>
public readonly partial struct LifecycleState : IEquatable<LifecycleState>
{
    private readonly StateNames? _names;
    private readonly string? _contextVersion;
    private readonly int _stage;
    private readonly int _highest;

    internal LifecycleState(in StateBuffer buffer, StateNames names, string contextVersion)
    {
        _names = names;
        _contextVersion = contextVersion;
        _stage = buffer.Stage.Index;
        _highest = buffer.HighestStage?.Index ?? -1;
        EnteredTicks = buffer.EnteredTicks;
        AnchorTicks = buffer.AnchorTicks;
        RawDueTicks = buffer.DueTicks;
        DueRule = buffer.DueRule;
        Sequence = buffer.Sequence;
        MovedOverTicks = buffer.MovedOverTicks;
        Ticks = buffer.Ticks;
    }

    internal LifecycleState(StageStay stay, long anchorTicks, long dueTicks, int dueRule)
    {
        _names = stay.Names;
        _contextVersion = stay.ContextVersion;
        _stage = stay.Stage;
        _highest = stay.Highest;
        EnteredTicks = stay.EnteredTicks;
        AnchorTicks = anchorTicks;
        RawDueTicks = dueTicks;
        DueRule = dueRule;
        Sequence = stay.Sequence;
        MovedOverTicks = stay.MovedOverTicks;
        Ticks = stay.Ticks;
    }

    /// <summary>The id of the current stage.</summary>
    /// <exception cref="InvalidOperationException">The state is <c>default</c>.</exception>
    public string Stage => _names is { } names ? names.Stages[_stage] : throw NotStarted();

    /// <summary>
    /// The id of the stage with the highest rank so far, the first stage reached at that rank; null when no stage with a rank was reached.
    /// </summary>
    public string? HighestStage => _names is { } names && _highest >= 0 ? names.Stages[_highest] : null;

    /// <summary>The <see cref="LifecycleDefinition.ContentHash"/> of the lifecycle that made the state; empty in <c>default</c>.</summary>
    public string DefinitionHash => _names?.DefinitionHash ?? string.Empty;

    /// <summary>The <see cref="FactContext.Version"/> of the zone and models that made the state; empty in <c>default</c>.</summary>
    public string ContextVersion => _contextVersion ?? string.Empty;

    /// <summary>When the customer entered the current stage, in UTC.</summary>
    public DateTimeOffset EnteredAt => new(EnteredTicks, TimeSpan.Zero);

    /// <summary>The latest instant at which the facts or the stage changed, in UTC; an event before that instant is late.</summary>
    public DateTimeOffset ChangedAt => new(AnchorTicks, TimeSpan.Zero);

    /// <summary>When the customer moved to this version of the lifecycle and its models, in UTC.</summary>
    public DateTimeOffset MovedOverAt => new(MovedOverTicks, TimeSpan.Zero);

    /// <summary>
    /// The instant at which time alone next moves the customer if no event arrives, in UTC; null for never. Until then nothing changes.
    /// </summary>
    /// <remarks>
    /// When <see cref="IsSearchUnfinished"/> is true, the search for the instant continues at this instant, and the customer may stay in
    /// their stage.
    /// </remarks>
    public DateTimeOffset? NextDue => DueTicks == long.MaxValue ? null : new DateTimeOffset(DueTicks, TimeSpan.Zero);

    /// <summary>The id of the time-based rule that moves the customer at <see cref="NextDue"/>; null for none.</summary>
    public string? NextRule => _names is { } names && DueRule >= 0 ? names.Rules[DueRule] : null;

    /// <summary>Whether the search for the next due instant ended early, because a custom field changes too often.</summary>
    public bool IsSearchUnfinished => HasStarted && RawDueTicks != long.MaxValue && DueRule < 0;

    /// <summary>The number of transitions so far.</summary>
    public long Sequence { get; }

    /// <summary>Whether an engine made the state; false for <c>default</c>.</summary>
    public bool HasStarted => _names is not null;

    internal readonly long EnteredTicks;

    internal readonly long AnchorTicks;

    internal readonly long MovedOverTicks;

    internal long DueTicks => HasStarted ? RawDueTicks : long.MaxValue;

    internal readonly int DueRule;

    internal readonly StateTicks Ticks;

    internal StateNames? Names => _names;

    internal int StageIndex => _stage;

    internal int HighestIndex => _highest;

    private readonly long RawDueTicks;

    /// <summary>Whether two states are equal.</summary>
    public static bool operator ==(in LifecycleState left, in LifecycleState right) => left.Equals(right);

    /// <summary>Whether two states differ.</summary>
    public static bool operator !=(in LifecycleState left, in LifecycleState right) => !left.Equals(right);

    /// <summary>Returns when the customer last entered a stage, in UTC; null when they never did.</summary>
    /// <param name="stage">The id of the stage.</param>
    public DateTimeOffset? LastEntryOf(string stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var index = _names is null ? -1 : _names.Stages.IndexOf(stage);
        return index >= 0 && Ticks[index] is var ticks and > 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
    }

    /// <summary>
    /// Returns the stages that the customer has entered, with the last entry into each, ordered by instant and then by id; a new list.
    /// </summary>
    public IReadOnlyList<StageEntry> GetEntries()
    {
        var entries = new List<StageEntry>();
        for (var i = 0; i < (_names?.Stages.Length ?? 0); i++)
        {
            if (Ticks[i] is var ticks and > 0) entries.Add(new StageEntry(_names!.Stages[i], new DateTimeOffset(ticks, TimeSpan.Zero)));
        }

        return [.. entries.OrderBy(entry => entry.At).ThenBy(entry => entry.Stage, StringComparer.Ordinal)];
    }

    /// <summary>
    /// Returns the timers of rules with Cooldown or ConfirmFor, ordered by rule id; a new list, without timers that hold nothing.
    /// </summary>
    internal IReadOnlyList<RuleTimerState> GetTimers()
    {
        var timers = new List<RuleTimerState>();
        for (var i = 0; i < (_names?.TimedRules.Length ?? 0); i++)
        {
            var timer = new RuleTimerState(_names!.TimedRules[i], Instant(Ticks[_names.FiredSlot(i)]), Instant(Ticks[_names.HeldSlot(i)]));
            if (timer is not { FiredAt: null, HeldSince: null }) timers.Add(timer);
        }

        return [.. timers.OrderBy(timer => timer.Rule, StringComparer.Ordinal)];

        static DateTimeOffset? Instant(long ticks) => ticks == 0 ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    /// <inheritdoc/>
    public bool Equals(LifecycleState other)
    {
        if (HasStarted != other.HasStarted) return false;
        if (!HasStarted) return true;
        if (!ReferenceEquals(_names, other._names)) return string.Equals(ToJson(), other.ToJson(), StringComparison.Ordinal);
        return _stage == other._stage && _highest == other._highest && Sequence == other.Sequence
            && EnteredTicks == other.EnteredTicks && AnchorTicks == other.AnchorTicks && MovedOverTicks == other.MovedOverTicks
            && RawDueTicks == other.RawDueTicks && DueRule == other.DueRule
            && string.Equals(_contextVersion, other._contextVersion, StringComparison.Ordinal)
            && Ticks.Equals(other.Ticks);
    }

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is LifecycleState other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(DefinitionHash, EnteredTicks, AnchorTicks, Sequence);

    /// <summary>Returns the stage, when it was entered, and the next due instant; culture-invariant.</summary>
    public override string ToString() => !HasStarted
        ? "(not started)"
        : $"{Stage} since {ConditionText.Instant(EnteredTicks)}, next due {(DueTicks == long.MaxValue ? "never" : ConditionText.Instant(DueTicks))}";

    private static InvalidOperationException NotStarted() => new("The state has not started: make it with LifecycleEngine.Start.");
}

/// <summary>The timer of one rule with Cooldown or ConfirmFor, for one customer.</summary>
/// <param name="Rule">The id of the rule.</param>
/// <param name="FiredAt">When the rule last moved the customer, in UTC; null for never, or when the rule has no cooldown.</param>
/// <param name="HeldSince">
/// Since when the rule's condition has held in the current stage, in UTC; null when it does not hold, or when the rule has no ConfirmFor.
/// </param>
internal readonly record struct RuleTimerState(string Rule, DateTimeOffset? FiredAt, DateTimeOffset? HeldSince)
{
    /// <summary>Returns the rule, when it last fired, and since when its condition has held; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Rule}: fired {(FiredAt is { } fired ? fired.ToString("O", null) : "never")}, holds {(HeldSince is { } since ? "since " + since.ToString("O", null) : "not")}");
}
