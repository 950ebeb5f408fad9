using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Conditions;

/// <summary>
/// A custom field that follows a model and changes continuously until the next event: interest that halves each day after an order.
/// </summary>
public class ModelFieldTests
{
    private static readonly NumberField Interest = CustomFields.Number("host.interest", Read, NextCrossing);

    private static readonly Gen<(Condition Condition, decimal[] Operands)> Conditions =
        from one in Gen.Elements(100m, 99.5m, 70m, 50m, 33.3m, 25m, 12.5m, 6.25m, 1m, 0.1m, 0m, -1m, 120m)
        from other in Gen.Elements(90m, 50m, 40m, 3m, 0.5m)
        let operands = new[] { Math.Min(one, other), Math.Max(one, other) }
        from x in Gen.Elements<(Condition, decimal[])>(
            (Interest.AtLeast(one), [one]), (Interest.GreaterThan(one), [one]), (Interest.LessThan(one), [one]),
            (Interest.AtMost(one), [one]),
            (Interest.EqualTo(one), [one]), (Interest.NotEqualTo(one), [one]), (Interest.Between(operands[0], operands[1]), operands),
            (Interest.In(operands), operands), (Interest.NotIn(operands), operands))
        select x;

    private static readonly Gen<Case> Cases =
        from ordered in Gen.Choose(0, 10_000)
        from elapsed in Gen.OneOf(
            Gen.Choose(0, 10_000).Select(x => x * 1_000_000_007L), Gen.Elements(0L, 1L, TimeSpan.TicksPerDay, 2 * TimeSpan.TicksPerDay - 1))
        from x in Conditions
        from probes in Gen.ArrayOf(Gen.Choose(0, 1_000_000), 10)
        select new Case(Days.Day(1).AddMinutes(ordered), elapsed, x.Condition, x.Operands, probes);

    [Fact]
    public void NextFlip_OfAFallingNumber_IsExactAndPassesOverNoChange()
    {
        var (flips, changes) = (0, 0);
        Law.Holds(Cases, Check, count: 5_000);
        Assert.True(flips > 2_000 && changes > 1_500, $"Only {flips} flips, of which {changes} changed the answer.");

        void Check(Case x)
        {
            var history = Snapshots.History(new OrderSnapshot { OrderId = "A", PlacedAt = x.Ordered, GrossTotal = 1 });
            var now = x.Ordered.AddTicks(x.Elapsed);
            var (truth, sides) = (x.Condition.Evaluate(new Facts(history, now)), Sides(now.UtcTicks));
            var flip = x.Condition.NextFlip(new Facts(history, now));
            Assert.True(flip > now.UtcTicks);
            var end = Math.Min(flip - 1, now.AddDays(60).UtcTicks);
            foreach (var at in x.Probes.Select(probe => now.UtcTicks + (long)((end - now.UtcTicks) * (probe / 1e6))).Append(end))
            {
                Assert.Equal(truth, x.Condition.Evaluate(At(at)));
                Assert.Equal(sides, Sides(at));
            }

            if (flip == long.MaxValue) return;
            Assert.NotEqual(sides, Sides(flip));
            flips++;
            if (x.Condition.Evaluate(At(flip)) != truth) changes++;

            Facts At(long ticks) => new(history, new DateTimeOffset(ticks, TimeSpan.Zero));
            int[] Sides(long ticks) => [.. x.Operands.Select(operand => Read(At(ticks))!.Value.CompareTo(operand))];
        }
    }

    [Fact]
    public void Advance_RuleOnAFallingNumber_IsDueToTheTick()
    {
        var engine = LifecycleEngine.Compile(LifecycleDefinition.Build("interest", interest => interest
            .Stage("warm").Stage("cold").Rule("cools", rule => rule.From("warm").To("cold").WhenTimePasses().When(Interest.AtMost(25)))));
        var history = Snapshots.History(Snapshots.Order("A", placed: 1));
        var state = engine.Start(history, Days.Day(1));
        Assert.Equal(Days.Day(3), state.NextDue);
        Assert.Equal("warm", engine.Advance(state, history, Days.Day(3).AddTicks(-1)).Stage);
        Assert.Equal("cold", engine.Advance(state, history, Days.Day(3)).Stage);
    }

    [Fact]
    public void Evaluate_AndNextFlip_AllocateNothing()
    {
        var history = Snapshots.History(Snapshots.Order("A", placed: 1));
        var condition = Interest.Between(10, 50);
        Assert.Equal(0, Allocation.Of(() => condition.Evaluate(new Facts(history, Days.Day(1.5)))));
        Assert.Equal(0, Allocation.Of(() => condition.NextFlip(new Facts(history, Days.Day(1.5)))));
    }

    /// <summary>Returns 100 · 2^(−days since the last order), rounded to twelve decimals.</summary>
    private static decimal? Read(in Facts facts) =>
        facts.Profile.LastOrderAt is { } last ? decimal.Round(100 * (decimal)Math.Pow(2, -(facts.AsOf - last).TotalDays), 12) : null;

    private static DateTimeOffset? NextCrossing(in Facts facts, ReadOnlySpan<decimal> thresholds)
    {
        DateTimeOffset? next = null;
        foreach (var threshold in thresholds)
        {
            if (Leaves(facts, threshold) is { } instant && !(instant >= next)) next = instant;
        }

        return next;
    }

    /// <summary>
    /// Returns the first instant at which the falling value is no longer on the same side of a threshold, found by bisection.
    /// </summary>
    private static DateTimeOffset? Leaves(in Facts facts, decimal threshold)
    {
        if (Read(facts) is not { } value || value < threshold) return null;
        var side = value.CompareTo(threshold);
        var (before, after) = (facts.AsOf, facts.AsOf.AddDays(60));
        if (Side(facts, after) == side) return null;
        while (after - before > TimeSpan.FromTicks(1))
        {
            var middle = before + (after - before) / 2;
            if (Side(facts, middle) == side) before = middle;
            else after = middle;
        }

        return after;

        int Side(in Facts facts, DateTimeOffset at) => Read(new Facts(facts.History, at, facts.Context))!.Value.CompareTo(threshold);
    }

    private sealed record Case(DateTimeOffset Ordered, long Elapsed, Condition Condition, decimal[] Operands, int[] Probes);
}
