using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

public sealed partial class LifecycleEngine
{
    /// <summary>What would move a customer on from where he stands: when time will, and what other rules wait for.</summary>
    /// <param name="state">Where the customer stands.</param>
    /// <param name="history">What is remembered of him, unchanged since the state was made.</param>
    /// <param name="asOf">The instant to look from; time passes up to it first, without any effect on the state given.</param>
    /// <returns>
    /// The moves that time brings about, by instant: the first is certain if nothing happens, and each later one would take its place if that did
    /// not. Then the others, those with the fewest needed changes first, and equals in the order of the rules. Of the alternatives in a condition
    /// the one with the fewest changes is told (a field or predicate that must change is one, however much it must; among equals the first as
    /// written; of a condition that can come true in more than 256 ways, the first of them are compared). Left out is a rule that cannot be brought
    /// about: that is over, that contradicts itself, that asks for another stage, or for a shorter stay than he has had; and a rule on time that
    /// holds now, but not for as long as it must.
    /// </returns>
    /// <exception cref="ArgumentException">The state is <c>default</c>.</exception>
    /// <exception cref="PredicateException">A host's predicate failed in a rule on time; in a rule on events it counts as unknown.</exception>
    /// <exception cref="FieldException">A host's field failed in a rule on time; in a rule on events it counts as missing.</exception>
    public IReadOnlyList<PossibleMove> WhatWouldMove(in LifecycleState state, CustomerHistory history, DateTimeOffset asOf)
    {
        Check(state, history);
        var standing = Open(state, history, asOf.UtcTicks, null);
        var at = Math.Max(asOf.UtcTicks, standing.AnchorTicks);
        Pass(ref standing, history, at, null);
        var facts = FactsAt(standing, history, at);
        var atAnchor = FactsAt(standing, history, standing.AnchorTicks);
        var slots = default(FactSlots);
        var first = standing.DueRule < 0 ? null : _rules[standing.DueRule].Rule;
        var moves = new List<PossibleMove>();
        foreach (var rule in _rules)
        {
            if (!rule.LeadsFrom(standing.Stage)) continue;
            var due = rule.Rule.IsOnTime ? Due(rule, standing, atAnchor, ref slots, long.MaxValue) : long.MaxValue;
            if (due != long.MaxValue)
                moves.Add(new PossibleMove(rule.Rule, []) { At = Instant(due), OvertakenBy = rule.Rule == first ? null : first });
            else if (Wanting(rule, standing, facts) is { } move)
                moves.Add(move);
        }

        return [.. moves.OrderBy(move => move.At ?? DateTimeOffset.MaxValue).ThenBy(move => move.Needs.Count)];
    }

    /// <summary>What a rule wants that time does not bring about; null when nothing can.</summary>
    private static PossibleMove? Wanting(CompiledRule rule, in Standing standing, in Facts facts)
    {
        var gate = Gate(rule, standing);
        if (Math.Max(gate, facts.AsOfTicks) >= rule.UntilTicks) return null;
        if (NeededChanges.Fewest(rule.Rule.When, facts, IsOfStage) is not { } needs) return null;
        // A rule on time that holds and is closed fires at the next event; any other that holds will not hold for long enough.
        if (rule.Rule.IsOnTime && needs.Count == 0 && !standing.IsClosed(rule, standing.AnchorTicks)) return null;
        return new PossibleMove(rule.Rule, needs) { NotBefore = gate > facts.AsOfTicks ? Instant(gate) : null };
    }

    private static DateTimeOffset Instant(long ticks) => new(ticks, TimeSpan.Zero);

    private static bool IsOfStage(Field field) => StageFields.All.Contains(field);
}
