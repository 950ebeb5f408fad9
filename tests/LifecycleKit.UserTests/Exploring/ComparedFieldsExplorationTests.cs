using System.Globalization;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Testing;

namespace LifecycleKit.UserTests.Exploring;

/// <summary>The steps that the explorer derives make comparisons of two fields true and false.</summary>
public class ComparedFieldsExplorationTests
{
    private static readonly NumberField[] OfOrders =
    [
        Fields.NetRevenue, Fields.LargestOrder, Fields.MeanOfOtherOrders, Fields.NetRevenueWithin(TimeSpan.FromDays(30)),
        Fields.NetRevenueBefore(TimeSpan.FromDays(30)), Fields.NetRevenueWithin(TimeSpan.FromDays(365)),
    ];

    private static readonly NumberField[] Amounts = [.. OfOrders, Fields.CartValue, Fields.OpenDealValue, Fields.NumberTrait("limit")];

    private static readonly NumberField[] Counts =
    [
        Fields.OrderCount, Fields.VisitCount, Fields.CartItemCount, Fields.OpenDealCount, Fields.OrdersWithin(TimeSpan.FromDays(30)),
        Fields.ReviewCount, Fields.NumberTrait("goal"),
    ];

    private static readonly NumberField[] Scales = [Fields.MeanRating, Fields.LastNps, Fields.LastCsat];

    private static readonly InstantField[] Instants =
    [
        Fields.FirstOrderAt, Fields.LastOrderAt, Fields.FirstSeenAt, Fields.LastSeenAt, Fields.CartUpdatedAt, Fields.LastMessageSentAt,
        Fields.LastDealWonAt, Fields.InstantTrait("renewal"),
    ];

    /// <summary>
    /// Two rules of which one asks for a comparison and the other for its opposite, on an event that changes neither field: the explorer
    /// finds a customer for each, unless facts about the two fields exclude one.
    /// </summary>
    [Fact]
    public void Explore_OfRandomComparisons_ReachesBothSides()
    {
        var (reached, all) = (0, 0);
        for (var seed = 0; seed < 120; seed++)
        {
            var random = new Random(seed);
            var condition = ConditionOf(random, out var text, out var isDecided);
            if (isDecided) continue;
            all++;
            var result = Explore(condition);
            Assert.True(result.End == ExplorationEnd.FoundAll, $"Seed {seed}, {text}: {result}\nSteps: {string.Join(", ", result.Steps)}");
            reached += result.Paths.Length;
            Assert.All(result.Paths, path => Assert.Equal(path.Stage, path.Timeline.Run(EngineOf(condition)).Stage));
        }

        Assert.Equal(3 * all, reached);
        Assert.True(all > 80, $"{all} comparisons are not decided beforehand.");
    }

    [Fact]
    public void Explore_OfAYearAgainstTheYearBefore_GrowsAndFalls()
    {
        var year = TimeSpan.FromDays(365);
        var result = Explore(Fields.NetRevenueWithin(year).AtLeast(Fields.NetRevenueBefore(year), times: 1.5m)
            & Fields.NetRevenueBefore(year).GreaterThan(0));

        Assert.Equal(ExplorationEnd.FoundAll, result.End);
        Assert.Contains("wait 365d", result.FindPath("yes")!.Steps);
        Assert.Contains("order of 75", result.Steps);
    }

    [Fact]
    public void Explore_OfGrowth_WaitsForTheFormerWindow()
    {
        var result = Explore(Fields.NetRevenueGrowth(TimeSpan.FromDays(90)).AtLeast(4));

        Assert.Equal(ExplorationEnd.FoundAll, result.End);
        Assert.Contains("order of 250", result.Steps);
        Assert.Contains("wait 90d", result.FindPath("yes")!.Steps);
    }

    [Fact]
    public void Explore_OfDaysAgainstTheUsualPace_WaitsDays() => Assert.Equal(
        ExplorationEnd.FoundAll, Explore(Fields.RecencyDays.GreaterThan(Fields.MeanDaysBetweenOrders, times: 2)).End);

    [Theory]
    [InlineData("79228162514264337593543950335", "no")]
    [InlineData("-79228162514264337593543950335", "yes")]
    public void Explore_OfAnOffsetThatNothingReaches_FindsTheOtherSide(string plus, string stage)
    {
        var offset = decimal.Parse(plus, CultureInfo.InvariantCulture);
        foreach (var times in new[] { 0.000001m, 1, 1_000_000 })
        {
            var result = Explore(Fields.NetRevenue.AtLeast(Fields.CartValue, offset, times));
            Assert.NotNull(result.FindPath(stage));
        }
    }

    /// <summary>The ages of order and visit are equal in whole days; which came last decides.</summary>
    [Fact]
    public void Explore_OfTheLaterOfTwoInstants_KeepsBothOrders()
    {
        var engine = EngineOf(Fields.CartUpdatedAt.After(Fields.LastDealWonAt));
        var steps = new[]
        {
            ExplorationStep.Create("cart", timeline => timeline.UpdateCart(50, 1)),
            ExplorationStep.Create("deal", timeline => timeline.OpenDeal(1).WinDeal()),
            ExplorationStep.Create("refer", timeline => timeline.Refer()),
        };
        var result = LifecycleExplorer.Explore(engine, new ExplorationOptions { Steps = steps }, Shop.Cancellation);

        Assert.Equal(ExplorationEnd.FoundAll, result.End);
        Assert.Equal(["deal", "cart", "refer"], result.FindPath("yes")!.Steps);
        Assert.Equal(["cart", "deal", "refer"], result.FindPath("no")!.Steps);
    }

    private static ExplorationResult Explore(Condition condition) =>
        LifecycleExplorer.Explore(EngineOf(condition), cancellationToken: Shop.Cancellation);

    private static LifecycleEngine EngineOf(Condition condition) => LifecycleEngine.Compile(LifecycleDefinition.Build("sides", x => x
        .Stage("start").Stage("yes").Stage("no")
        .Rule("holds", rule => rule.From("start").To("yes").On(EventTriggers.ReferralMade).When(condition))
        .Rule("fails", rule => rule.From("start").To("no").On(EventTriggers.ReferralMade).When(!condition))));

    private static Condition ConditionOf(Random random, out string text, out bool isDecided)
    {
        if (random.Next(3) == 0)
        {
            var (left, right) = Pair(random, Instants);
            var plus = TimeSpan.FromHours(random.Next(3) switch { 0 => 0, 1 => random.Next(1, 100), _ => -24 * random.Next(1, 40) });
            text = $"{left} against {right} + {plus}";
            isDecided = IsEarlierAlways(left, right) || IsEarlierAlways(right, left);
            return random.Next(4) switch
            {
                0 => left.After(right, plus),
                1 => left.OnOrAfter(right, plus),
                2 => left.Before(right, plus),
                _ => left.OnOrBefore(right, plus),
            };
        }

        var kind = random.Next(3);
        var (one, other) = Pair(random, kind switch { 0 => Amounts, 1 => Counts, _ => Scales });
        var times = kind switch { 0 => random.Next(1, 8) / 2m, 1 => random.Next(1, 4), _ => 1 };
        decimal offset = kind switch { 0 => random.Next(-3, 4) * 100, 1 => random.Next(-2, 4), _ => random.Next(-1, 2) };
        text = $"{one} against {other} * {times} + {offset}";
        // Sums and the numbers that they are made of, and two windows of one length at a time.
        isDecided = OfOrders.Contains(one) && OfOrders.Contains(other);
        isDecided |= kind == 1 && one.Name.StartsWith("orders.", StringComparison.Ordinal)
            && other.Name.StartsWith("orders.", StringComparison.Ordinal);
        return random.Next(6) switch
        {
            0 => one.AtLeast(other, offset, times),
            1 => one.GreaterThan(other, offset, times),
            2 => one.LessThan(other, offset, times),
            3 => one.AtMost(other, offset, times),
            4 => one.EqualTo(other, offset, times),
            _ => one.NotEqualTo(other, offset, times),
        };
    }

    private static (T Left, T Right) Pair<T>(Random random, T[] fields)
    {
        var left = random.Next(fields.Length);
        return (fields[left], fields[(left + random.Next(1, fields.Length)) % fields.Length]);
    }

    /// <summary>Whether the definitions of two fields say which is the earlier.</summary>
    private static bool IsEarlierAlways(Field one, Field other) =>
        one.Name == "firstSeenAt" || (one.Name == "firstOrderAt" && other.Name is "lastOrderAt" or "lastSeenAt")
        || other.Name == "lastSeenAt";
}
