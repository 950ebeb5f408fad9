using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Rfm;
using LifecycleKit.Segments;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Segments;

public class SegmentMovementTests
{
    private static readonly Period Spring = Period.Create(Days.Day(0), Days.Day(90));

    [Fact]
    public void Create_OfTwoSetsOfMembers_IsTheNaiveCount() => Law.Holds(
        from opening in Members(10)
        from close in Members(14)
        from cut in Gen.Choose(0, 14)
        select (opening, close, cut),
        x =>
        {
            var (map, none) = (SegmentMaps.FivePhase, (string?)null);
            var table = SegmentMovement.Create(map, Spring, x.opening, x.close);
            var pairs = x.opening.Keys.Union(x.close.Keys)
                .Select(id => (x.opening.GetValueOrDefault(id), x.close.GetValueOrDefault(id))).ToList();
            foreach (var from in map.Segments.Select(one => one.Name).Append(none))
            {
                foreach (var to in map.Segments.Select(one => one.Name).Append(none))
                    Assert.Equal(pairs.Count(pair => pair == (from, to)), table.GetCount(from, to));
                Assert.Equal(pairs.Count(pair => pair.Item1 == from), table.GetCountAtOpening(from));
                Assert.Equal(pairs.Count(pair => pair.Item2 == from), table.GetCountAtClose(from));
                Assert.Equal(table.GetCount(from, from), (long)table.GetShare(from, from).Numerator);
                Assert.Equal(table.GetCountAtOpening(from), (long)table.GetShare(from, from).Denominator);
            }

            Assert.Equal(pairs.Count(pair => pair.Item1 is null), table.ArrivedCount);
            Assert.Equal(pairs.Count(pair => pair.Item2 is null), table.DepartedCount);
            Assert.Equal(pairs.Count(pair => pair.Item1 is not null && pair.Item1 == pair.Item2), table.StayedCount);
            Assert.Equal(pairs.Count - table.ArrivedCount - table.DepartedCount - table.StayedCount, table.MovedCount);
            Assert.Equal((table.MovedCount, table.MovedCount + table.StayedCount),
                ((long)table.MovedShare.Numerator, (long)table.MovedShare.Denominator));
            Assert.Equal(pairs.Count, table.ToLinks().Sum(link => link.Count));

            // Any split of the customers gives the same table.
            bool[] halves = [true, false];
            var parts = halves.Select(isFirst => SegmentMovement.Create(
                map, Spring, Part(x.opening, x.cut, isFirst), Part(x.close, x.cut, isFirst))).ToArray();
            Assert.Equal(table.ToLinks(), parts[0].Merge(parts[1]).ToLinks());
            Assert.Equal(table.ToLinks(), parts[1].Merge(parts[0]).ToLinks());
        },
        count: 300);

    /// <summary>The segments that a tracker would show at each instant, customer by customer.</summary>
    [Theory]
    [InlineData("five-phase", "Europe/Vienna")]
    [InlineData("classic-11", "America/St_Johns")]
    [InlineData("grid-10", "UTC")]
    [InlineData("shop-11", "UTC")]
    public void Create_OfALog_IsThatOfTheCustomersOneByOne(string name, string zoneId)
    {
        var (map, zone, random) = (SegmentMaps.Find(name)!, TimeZoneInfo.FindSystemTimeZoneById(zoneId), new Random(5));
        var builder = new OrderLogBuilder();
        var histories = new CustomerHistory[400];
        for (var i = 0; i < histories.Length; i++)
        {
            var orders = Enumerable.Range(0, 1 + random.Next(6)).Select(order => Snapshots.Order(
                $"{i}/{order}", random.Next(-300 * 1440, 90 * 1440) / 1440.0, random.Next(1, 300))).ToArray();
            histories[i] = Snapshots.History(orders);
            foreach (var order in orders) builder.Add($"{i}", order.PlacedAt, order.GrossTotal, order.OrderId);
        }

        var cuts = RfmModel.Fit(
            [.. histories.Select(one => At(one, Spring.To)).Where(one => one.HasOrders)], Spring.To, new RfmOptions { TimeZone = zone });
        var table = SegmentMovement.Create(map, cuts, builder.Build(), Spring, zone);
        var moves = histories.Select(one => (Place(one, Spring.From), Place(one, Spring.To))).GroupBy(pair => pair)
            .Where(pair => pair.Key != (null, null)).ToDictionary(pair => pair.Key, pair => pair.LongCount());
        Assert.Equal(moves, table.ToLinks().ToDictionary(link => (link.From, link.To), link => link.Count));
        Assert.True(table is { MovedCount: > 20, ArrivedCount: > 5, StayedCount: > 5, DepartedCount: 0 }, table.ToString());

        string? Place(CustomerHistory history, DateTimeOffset asOf) => At(history, asOf) is { HasOrders: true } values
            ? map.Map(SegmentInput.Create(values.Frequency, false, cuts.Score(values)))!.Name : null;

        // A history as it was: the orders that were placed before.
        RfmValues At(CustomerHistory history, DateTimeOffset asOf) => RfmValues.TryFrom(
            Snapshots.History([.. history.Orders.CountedOrders.Where(order => order.PlacedAt < asOf)]).Profile, asOf, zone, out var values)
            ? values : default;
    }

    [Fact]
    public void Create_OfAMapOfVisitors_CountsThemToo()
    {
        var table = SegmentMovement.Create(
            SegmentMaps.FivePhase, Spring, new Dictionary<string, string> { ["a"] = "Loyal Visitors", ["b"] = "Champions" },
            new Dictionary<string, string> { ["a"] = "First-time Customers" });
        Assert.Equal(
            "Loyal Visitors -> First-time Customers: 1; Champions -> (no segment): 1", table.ToString());
    }

    [Fact]
    public void Create_OfPartsThatDoNotSuit_Throws()
    {
        var (map, none, log) = (SegmentMaps.FivePhase, new Dictionary<string, string>(), new OrderLogBuilder().Build());
        RfmValues[] one = [RfmValues.Create(1, 1, 1)];
        var cuts = RfmModel.Fit(one, Days.Start);
        var three = RfmModel.Fit(one, Days.Start, new RfmOptions { Frequency = RfmCuts.Quantile(3) });
        var spread = RfmModel.Fit(one, Days.Start, new RfmOptions { Monetary = RfmCuts.Quantile(spreadTies: true) }, tieKeys: [1]);
        Assert.Throws<ArgumentException>("cuts", () => SegmentMovement.Create(map, three, log, Spring, TimeZoneInfo.Utc));
        Assert.Throws<ArgumentException>("cuts", () => SegmentMovement.Create(map, spread, log, Spring, TimeZoneInfo.Utc));
        Assert.Throws<ArgumentException>("zone", () => SegmentMovement.Create(map, cuts, log, Spring, Zones.Find("Europe/Berlin")));
        Assert.Throws<ArgumentNullException>("log", () => SegmentMovement.Create(map, cuts, null!, Spring, TimeZoneInfo.Utc));
        var error = Assert.Throws<ArgumentException>(
            "close", () => SegmentMovement.Create(map, Spring, none, new Dictionary<string, string> { ["secret"] = "Best" }));
        Assert.Contains("has no segment 'Best'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);

        var table = SegmentMovement.Create(map, Spring, none, none);
        Assert.False(table.MovedShare.IsDefined);
        Assert.Throws<ArgumentException>("from", () => table.GetCount("Best", null));
        Assert.Throws<ArgumentException>("other", () => table.Merge(SegmentMovement.Create(SegmentMaps.Grid10, Spring, none, none)));
        Assert.Throws<ArgumentException>(
            "other", () => table.Merge(SegmentMovement.Create(map, Period.Create(Days.Day(0), Days.Day(1)), none, none)));
        Assert.Throws<ArgumentNullException>("other", () => table.Merge(null!));
    }

    private static FsCheck.Gen<Dictionary<string, string>> Members(int most) =>
        from count in Gen.Choose(0, most)
        from ids in Gen.ArrayOf(Gen.Choose(0, 14), count)
        from segments in Gen.ArrayOf(Gen.Elements(SegmentMaps.FivePhase.Segments.Select(one => one.Name)), count)
        select ids.Zip(segments).DistinctBy(one => one.First).ToDictionary(one => $"{one.First}", one => one.Second);

    private static Dictionary<string, string> Part(Dictionary<string, string> members, int cut, bool isFirst) => members
        .Where(one => int.Parse(one.Key, System.Globalization.CultureInfo.InvariantCulture) < cut == isFirst)
        .ToDictionary(one => one.Key, one => one.Value);
}
