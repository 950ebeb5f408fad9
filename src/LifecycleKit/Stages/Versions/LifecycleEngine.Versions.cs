using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

public sealed partial class LifecycleEngine
{
    /// <summary>Where a customer stands, by ids, to be stored.</summary>
    /// <exception cref="ArgumentException">The state is <c>default</c> or of another engine.</exception>
    public LifecycleSnapshot Capture(in LifecycleState state)
    {
        Check(state);
        var standing = state.ToStanding();
        return new LifecycleSnapshot
        {
            Format = LifecycleSnapshot.CurrentFormat,
            DefinitionHash = Definition.ContentHash,
            ContextVersion = Context.Version,
            Stage = standing.Stage.Id,
            HighestStage = standing.Highest?.Id,
            EnteredAt = new DateTimeOffset(standing.EnteredTicks, TimeSpan.Zero),
            ChangedAt = new DateTimeOffset(standing.AnchorTicks, TimeSpan.Zero),
            Sequence = standing.Sequence,
            EnteredAtOnce = [.. Definition.Stages.Where(stage => (standing.EnteredAtOnce & (1UL << stage.Index)) != 0).Select(stage => stage.Id)],
            Timers = [.. Timers(standing)],
        };
    }

    /// <summary>Puts a stored customer back to where he stood.</summary>
    /// <param name="snapshot">Where he stood.</param>
    /// <param name="history">What is remembered of him, unchanged since then.</param>
    /// <param name="at">
    /// When this definition, or these models, came into force for him, if he was captured under others. Time must have passed up to it before, under
    /// those. Otherwise without meaning.
    /// </param>
    /// <param name="transitions">Receives the moves by rules on time that hold at once under what is new to him, at that instant; null when not wanted.</param>
    /// <returns>Where he stands. Under the same definition and models exactly what was captured.</returns>
    /// <exception cref="ArgumentException">The snapshot is none: something in it is missing or out of order.</exception>
    /// <exception cref="PredicateException">A host's predicate failed.</exception>
    /// <remarks>
    /// Under another definition his stage is found by its id, else by a former id (<see cref="Stage.RenamedFrom"/>), else he stands at
    /// <see cref="LifecycleDefinition.FallbackStage"/> from that instant on: see <see cref="FindStage"/>. No transition tells of that; cooldowns and
    /// confirmations go on for rules that kept their ids.
    /// </remarks>
    public LifecycleState Resume(LifecycleSnapshot snapshot, CustomerHistory history, DateTimeOffset at, List<Transition>? transitions = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(history);
        if (snapshot.Problem() is { } problem) throw new ArgumentException($"The snapshot is none: {problem}", nameof(snapshot));
        var isSame = string.Equals(snapshot.DefinitionHash, Definition.ContentHash, StringComparison.Ordinal)
            && string.Equals(snapshot.ContextVersion, Context.Version, StringComparison.Ordinal);
        var stage = FindStage(snapshot.Stage, out var origin);
        var anchor = isSame ? snapshot.ChangedAt.UtcTicks : Math.Max(at.UtcTicks, snapshot.ChangedAt.UtcTicks);
        var standing = new Standing { Engine = this };
        standing.Enter(stage, origin == StageOrigin.Fallback ? anchor : snapshot.EnteredAt.UtcTicks);
        standing.Sequence = snapshot.Sequence;
        standing.AnchorTicks = anchor;
        foreach (var id in snapshot.EnteredAtOnce) standing.EnteredAtOnce |= Definition.FindStage(id) is { } entered ? 1UL << entered.Index : 0;
        if (snapshot.HighestStage is { } highest && FindStage(highest, out var found) is { } reached && found != StageOrigin.Fallback && !(reached.Rank < standing.Highest?.Rank))
            standing.Highest = reached;
        foreach (var timer in snapshot.Timers) Remember(ref standing, timer);

        var facts = FactsAt(standing, history, anchor);
        var slots = default(FactSlots);
        if (isSame) FindDue(ref standing, facts, ref slots);
        else Rearm(ref standing, facts, ref slots);
        if (!isSame) Pass(ref standing, history, anchor, transitions);
        return new LifecycleState(standing);
    }

    /// <summary>The stage of this definition at which a customer stands who was stored at a stage of any version.</summary>
    /// <param name="id">The stored id.</param>
    /// <param name="origin">How the stage was found.</param>
    public Stage FindStage(string id, out StageOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(id);
        origin = StageOrigin.Same;
        if (Definition.FindStage(id) is { } same) return same;
        origin = StageOrigin.Renamed;
        foreach (var stage in Definition.Stages)
        {
            if (stage.RenamedFrom.Contains(id)) return stage;
        }

        origin = StageOrigin.Fallback;
        return Definition.FallbackStage;
    }

    /// <summary>A customer of another engine comes under this one at an instant up to which time has passed.</summary>
    internal LifecycleState Adopt(LifecycleEngine from, in LifecycleState state, CustomerHistory history, long atTicks, List<Transition>? transitions) =>
        Resume(from.Capture(from.Settle(state, history, atTicks, transitions)), history, new DateTimeOffset(atTicks, TimeSpan.Zero), transitions);

    private IEnumerable<RuleTimerSnapshot> Timers(Standing standing)
    {
        foreach (var rule in _rules)
        {
            if (rule.Timer < 0) continue;
            var timer = standing.Timers[rule.Timer];
            if (timer == default) continue;
            yield return new RuleTimerSnapshot { Rule = rule.Rule.Id, FiredAt = Instant(timer.FiredTicks), HeldSince = Instant(timer.HeldTicks) };
        }

        static DateTimeOffset? Instant(long ticks) => ticks == 0 ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    private void Remember(ref Standing standing, RuleTimerSnapshot timer)
    {
        foreach (var rule in _rules)
        {
            if (rule.Timer < 0 || !string.Equals(rule.Rule.Id, timer.Rule, StringComparison.Ordinal)) continue;
            standing.Timers[rule.Timer] = new RuleTimer(
                rule.CooldownTicks > 0 ? timer.FiredAt?.UtcTicks ?? 0 : 0, rule.ConfirmTicks > 0 ? timer.HeldSince?.UtcTicks ?? 0 : 0);
        }
    }
}
