using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

/// <summary>Counts the features of the engine that the cases of a law have used.</summary>
internal sealed class Exercise
{
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);

    public long this[string what] => _counts.GetValueOrDefault(what);

    /// <summary>Counts the features in the life of a customer.</summary>
    public void Add(LifecycleCase x, NaiveInterpreter naive)
    {
        Count("cases");
        var entered = x.Start.UtcTicks;
        var fired = new Dictionary<string, long>();
        var instants = x.Events.Select(e => e.At.UtcTicks).Append(x.Start.UtcTicks).ToHashSet();
        for (var i = 0; i < naive.Moves.Count; i++)
        {
            var (move, before) = (naive.Moves[i], i > 0 ? naive.Moves[i - 1] : null);
            var rule = x.Lifecycle.Rules.Single(rule => rule.Id == move.Rule);
            var (at, stay) = (move.At.UtcTicks, x.Lifecycle[move.From].MinStay.Ticks);
            Count("moves");
            if (!rule.IsTimeBased) Count("moves on events");
            else Count(instants.Contains(at) ? "moves by time at events" : "moves by time");
            if (!rule.IsTimeBased && before?.Cause != EventTriggers.None && before?.At == move.At && Rule(before!.Rule).IsChained)
                Count("chained hops");
            if (rule.ConfirmFor > TimeSpan.Zero) Count("confirmed");
            if (rule.IsTimeBased && stay > 0 && at == entered + stay) Count("waits for the end of a stay");
            if (rule.IsTimeBased && rule.Cooldown > TimeSpan.Zero && fired.TryGetValue(rule.Id, out var last)
                && at == last + rule.Cooldown.Ticks)
            {
                Count("waits for the end of a cooldown");
            }

            if (rule.IsTimeBased && at == rule.EffectiveFrom?.UtcTicks) Count("waits for a date");
            if (rule.From?.Any(x.Lifecycle.IsGroup) == true) Count("moves out of groups");
            if (x.Lifecycle[move.To].IsTerminal) Count("ends");
            fired[rule.Id] = entered = at;
        }

        NaiveRule Rule(string id) => x.Lifecycle.Rules.Single(rule => rule.Id == id);
    }

    /// <summary>Counts the features of a step.</summary>
    public void Add(NaiveInterpreter naive)
    {
        Count("steps");
        if (naive.WasLate) Count("late events");
        if (naive.Suppressed is { } held) Count($"held back by {held.SuppressedBy}");
        foreach (var result in naive.Results.Where(result => result.Outcome == RuleOutcome.NotEffective))
            Count($"results {result.Outcome}");
    }

    public void Add(Exercise other)
    {
        foreach (var (what, count) in other._counts) Count(what, count);
    }

    public void Count(string what, long count = 1) => _counts[what] = this[what] + count;

    /// <summary>Asserts that each feature was used at least a number of times, for <see cref="RandomCases.Times"/> of 1.</summary>
    public void AssertAtLeast(params (string What, long Count)[] least) => Assert.True(
        Array.TrueForAll(least, x => this[x.What] >= x.Count * RandomCases.Times), $"The cases say too little:\n{this}");

    public override string ToString() => string.Join('\n', _counts.Select(x => FormattableString.Invariant($"{x.Value,12:N0} {x.Key}")));
}
