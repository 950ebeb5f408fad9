using System.Reflection;
using LifecycleKit.Rfm;
using LifecycleKit.Segments;

namespace LifecycleKit.Tests.Segments;

public class SegmentMapsTests
{
    public static TheoryData<string> Names => [.. SegmentMaps.All.Select(map => map.Name)];

    [Fact]
    public void All_IsEveryMapOfTheClass()
    {
        var maps = typeof(SegmentMaps).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(SegmentMap))
            .ToArray();

        Assert.Equal(maps.Select(property => property.Name), SegmentMaps.All.Select(map => map.Name));
        Assert.Equal(maps.Select(property => (SegmentMap)property.GetValue(null)!), SegmentMaps.All);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Map_EveryCustomer_HasASegmentAndEverySegmentACustomer(string name)
    {
        var map = SegmentMaps.All.Single(map => map.Name == name);
        var customers = from code in Placement.Codes from orders in Enumerable.Range(1, 3) select Placement.Customer(code, orders);
        SegmentInput[] visitors = [Placement.Visitor, Placement.ContactableVisitor];

        var placed = customers.Select(input => map.Map(input)).ToArray();
        var placedVisitors = visitors.Select(input => map.Map(input)).ToArray();

        Assert.All(placed, Assert.NotNull);
        Assert.All(placedVisitors, segment => Assert.Equal(map.CoversVisitors, segment is not null));
        Assert.Equal(map.Segments.ToHashSet(), placed.Concat(placedVisitors).OfType<Segment>().ToHashSet());
        Assert.Equal(map.Segments.Length, map.Segments.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Map_ScoreOfOtherBins_ThrowsSayingBoth(string name)
    {
        var map = SegmentMaps.All.Single(map => map.Name == name);
        var input = SegmentInput.Create(2, emailContactable: true, RfmScore.Create(3, 3, 3, 3));

        var error = Assert.Throws<ArgumentException>("score", () => map.Map(in input));

        Assert.Contains($"The map '{name}' places scores of 5×5×5 bins, and 333 has 3×3×3.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Map_AllocatesNothing(string name)
    {
        var map = SegmentMaps.All.Single(map => map.Name == name);
        var input = Placement.Customer("543");

        Assert.Equal(0, Allocation.Of(() => map.Map(in input)));
    }
}
